package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.footfall.launcher.options.ScheduleOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TurnsTest {

  private static final String NEXT = "Next time at (\\S+)\\. Ctrl-C ends it\\.";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Console console = Console.to(new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  void aCommandWithoutAScheduleHasOneTurn() throws Exception {
    assertThat(turns(StopSignal.never()).comesAgain(), is(false));
    assertThat(said(), is(emptyString()));
  }

  @Test
  void theNextTimeIsSaidAndCome() throws Exception {
    assertThat(turns(StopSignal.never(), "--every=PT1S").comesAgain(), is(true));
    assertThat(said(), matchesPattern(NEXT));
    Instant next = Instant.parse(said().replaceFirst(NEXT, "$1"));
    assertThat(Instant.now(), greaterThanOrEqualTo(next));
  }

  @Test
  void whoIsToldToEndWaitsForNoOther() throws Exception {
    StopSignal stop = StopSignal.never();
    Turns turns = turns(stop, "--daily=02:30");
    stop.request(130);
    assertThat(turns.comesAgain(), is(false));
    assertThat(said(), matchesPattern(NEXT));
  }

  private Turns turns(StopSignal stop, String... options) {
    ScheduleOptions schedule = new ScheduleOptions();
    new CommandLine(schedule).parseArgs(options);
    return new Turns(schedule, stop, console);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8).strip();
  }
}
