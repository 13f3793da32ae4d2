package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.launcher.Footfall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command without a process of its own, where nobody is to be killed: a start less. */
final class InThisProcess {

  private InThisProcess() {}

  /** Runs it to that end; all that it has printed. */
  static String run(int code, List<String> commandLine) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int ended = Footfall.run(new PrintStream(said, true, StandardCharsets.UTF_8), commandLine);
    String output = said.toString(StandardCharsets.UTF_8);
    assertThat(output, ended, equalTo(code));
    return output;
  }
}
