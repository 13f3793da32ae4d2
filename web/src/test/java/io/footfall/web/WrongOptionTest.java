package io.footfall.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A web server that found nothing wrong would serve for ever. */
@Timeout(60)
class WrongOptionTest {

  @ParameterizedTest
  @CsvSource({
    "--mostBytes=0, must lie in 1...",
    "--clicksPerSecond=0, must lie in 1...",
    "--topic=, must name a topic",
  })
  void isExplainedAndNoFailure(String option, String remedy) {
    StringWriter errors = new StringWriter();

    int code =
        WebServer.commandLine().setErr(new PrintWriter(errors)).execute("--only=collector", option);

    assertThat(errors.toString(), code, is(2));
    assertThat(errors.toString(), containsString(option.substring(0, option.indexOf('='))));
    assertThat(errors.toString(), containsString(remedy));
  }
}
