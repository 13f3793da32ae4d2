package io.footfall.services.support;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void everyPlaceIsFilled() {
    Settings settings = Settings.parse("folder=/data/$1\\x", "client=9092");

    assertThat(
        Template.of("logs=${folder}/logs\nlisten=:${client}, ${client}").fill(settings),
        is("logs=/data/$1\\x/logs\nlisten=:9092, 9092"));
  }

  @Test
  void aPlaceWithoutASettingIsAnError() {
    assertThat(
        assertThrows(
                IllegalArgumentException.class,
                () -> Template.of("${client}").fill(Settings.parse()))
            .getMessage(),
        containsString("'client' is missing"));
  }

  @Test
  void aMissingResourceIsNamed() {
    assertThat(
        assertThrows(
                FileNotFoundException.class, () -> Template.beside(TemplateTest.class, "none.yml"))
            .getMessage(),
        containsString("none.yml"));
  }
}
