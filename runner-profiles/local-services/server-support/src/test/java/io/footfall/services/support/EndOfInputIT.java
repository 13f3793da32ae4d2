package io.footfall.services.support;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndOfInputIT {

  private static final int CUT_OFF = 1;

  @Test
  void aProcessEndsInOrder() throws Exception {
    assertThat(exitCodeAfterItsInputEnds("willing"), is(0));
  }

  @Test
  void aProcessThatCannotShutDownIsCutOff() throws Exception {
    assertThat(exitCodeAfterItsInputEnds("stuck"), is(CUT_OFF));
  }

  private static int exitCodeAfterItsInputEnds(String kind)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                kind)
            .start();
    try {
      assertThat(process.inputReader(StandardCharsets.UTF_8).readLine(), is(Main.UP));
      assertThat(process.isAlive(), is(true));
      process.getOutputStream().close();
      assertThat("ended", process.waitFor(30, TimeUnit.SECONDS));
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** A process with nothing to do but to end, which its shutdown may not let it. */
  static final class Main {

    static final String UP = "up";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
      EndOfInput.endsThisProcess();
      if (arguments[0].equals("stuck")) {
        Runtime.getRuntime().addShutdownHook(new Thread(Main::waitForever));
      }
      System.out.println(UP);
      new CountDownLatch(1).await();
    }

    private static void waitForever() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
