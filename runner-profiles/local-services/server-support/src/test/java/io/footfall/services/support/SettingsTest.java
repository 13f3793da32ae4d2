package io.footfall.services.support;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void aValueMayHoldAnEqualsSign() {
    assertThat(Settings.parse("folder=/data/a=b").get("folder"), is("/data/a=b"));
  }

  @Test
  void aPortIsANumberInRange() {
    Settings settings = Settings.parse("client=9092", "none=0", "high=65536", "word=kafka");

    assertThat(settings.port("client"), is(9092));
    for (String name : new String[] {"none", "high", "word"}) {
      assertThat(
          assertThrows(IllegalArgumentException.class, () -> settings.port(name)).getMessage(),
          containsString(name + "="));
    }
  }

  @Test
  void moreIsAddedToACopy() {
    Settings settings = Settings.parse("client=9092", "access=mapped");

    assertThat(settings.with("access", "direct").get("access"), is("direct"));
    assertThat(settings.with("more", "1").port("client"), is(9092));
    assertThat(settings.get("access"), is("mapped"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(
        assertThrows(
                IllegalArgumentException.class, () -> Settings.parse("folder=/data").get("client"))
            .getMessage(),
        containsString("client=<value>"));
  }

  @Test
  void whatHasNoNameIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Settings.parse("9092"));
    assertThrows(IllegalArgumentException.class, () -> Settings.parse("=9092"));
  }

  @Test
  void whatIsGivenTwiceIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Settings.parse("client=9092", "client=9093"));
  }
}
