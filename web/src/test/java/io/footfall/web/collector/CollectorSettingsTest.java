package io.footfall.web.collector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 100, PT5S, --mostBytes",
    "2147483647, 100, PT5S, --mostBytes",
    "1000, 0, PT5S, --clicksPerSecond",
    "1000, 2147483647, PT5S, --clicksPerSecond",
    "1000, 100, PT0.5S, --patience",
    "1000, 100, P30D, --patience"
  })
  void whatNoRequestCouldBeAnsweredWithIsRefusedAtTheStart(
      int mostBytes, int clicksPerSecond, Duration patience, String option) {
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new CollectorSettings(
                    "clicks", List.of(), true, mostBytes, clicksPerSecond, patience, false));
    assertThat(wrong.getMessage(), containsString(option));
  }
}
