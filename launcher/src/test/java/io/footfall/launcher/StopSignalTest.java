package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  private static final int OF_SIGTERM = 143;

  private final List<Integer> endings = new ArrayList<>();
  private final StopSignal stop = StopSignal.calling(endings::add);

  @Test
  void aProcessThatNobodySeesToEndsThereAndThen() {
    stop.request(OF_SIGTERM);
    stop.request(OF_SIGTERM);
    assertThat(endings, contains(OF_SIGTERM));
    assertThat(stop.endsUnheeded(), is(true));
  }

  @Test
  void whoListensSeesToTheEndHimself() {
    List<String> heard = new ArrayList<>();
    stop.onRequest(() -> heard.add("at once"));
    stop.request(OF_SIGTERM);
    stop.onRequest(() -> heard.add("late"));
    assertThat(heard, contains("at once", "late"));
    assertThat(endings, empty());
    assertThat(stop.endsUnheeded(), is(false));
  }

  @Test
  void whoSaysThatHeLooksAtItSeesToTheEndHimself() {
    stop.heed();
    stop.request(OF_SIGTERM);
    assertThat(stop.isRequested(), is(true));
    assertThat(endings, empty());
  }

  @Test
  void whoHasWaitedNoLongerSeesToIt() throws InterruptedException {
    assertThat(stop.await(1, TimeUnit.MILLISECONDS), is(false));
    stop.request(OF_SIGTERM);
    assertThat(endings, contains(OF_SIGTERM));
  }

  @Test
  void aProcessAtWorkEndsWhenItIsTold() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AtWork.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      var output = process.inputReader(StandardCharsets.UTF_8);
      assertThat(output.readLine(), is("at work"));
      process.toHandle().destroy(); // leaves what it says readable
      assertThat(output.readLine(), is("Stopped before it was done."));
      assertThat("ended", process.waitFor(30, TimeUnit.SECONDS));
      assertThat(process.exitValue(), is(OF_SIGTERM));
    } finally {
      process.destroyForcibly();
    }
  }

  /** A process that works and looks at no signal. */
  static final class AtWork {

    private AtWork() {}

    public static void main(String[] arguments) throws InterruptedException {
      StopSignal.ofThisProcess();
      System.out.println("at work");
      new CountDownLatch(1).await();
    }
  }
}
