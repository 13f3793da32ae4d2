package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.launcher.Footfall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command without a process of its own, where nobody is to be killed: a start less. */
public final class InThisProcess {

  private InThisProcess() {}

  /** The clickstream on those servers, until their topic holds nothing more. */
  static String catchUp(TestServers servers) {
    return run(0, servers.clickstream(10_000, "--untilCaughtUp"));
  }

  /** Runs it to that end; all that it has printed. */
  public static String run(int code, List<String> commandLine) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int ended = Footfall.run(new PrintStream(said, true, StandardCharsets.UTF_8), commandLine);
    String output = said.toString(StandardCharsets.UTF_8);
    assertThat(output, ended, equalTo(code));
    return output;
  }
}
