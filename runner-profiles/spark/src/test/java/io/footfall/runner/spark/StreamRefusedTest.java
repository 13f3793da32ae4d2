package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.footfall.launcher.Footfall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The unbounded mode, which loses records on this runner, is not begun. */
class StreamRefusedTest {

  @Test
  void withTheReasonAndWhereToRead() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream usual = System.err;
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = Footfall.run(System.out, List.of("clickstream", "--mode=stream"));
    } finally {
      System.setErr(usual);
    }

    String said = errors.toString(StandardCharsets.UTF_8);
    assertThat(said, code, is(2));
    assertThat(said, containsString("refused on the spark runner"));
    assertThat(said, containsString("loses records in silence"));
    assertThat(said, containsString("docs/streaming.md"));
  }
}
