package io.footfall.pipelines.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSettingsTest {

  @Test
  void propertiesComeFromTheFileAndTheMap(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "security.protocol=SASL_SSL\nsasl.jaas.config=secret\n");

    Properties properties =
        KafkaSettings.of("one:9092")
            .withPropertiesFile(file.toString())
            .withProperties(Map.of("security.protocol", "SSL"))
            .toClientProperties();

    assertThat(properties.get("bootstrap.servers"), is("one:9092"));
    assertThat(properties.get("sasl.jaas.config"), is("secret"));
    assertThat(properties.get("security.protocol"), is("SSL"));
  }

  @Test
  void whereThereAreNoPropertiesNoneAreSpokenOf() {
    assertThat(KafkaSettings.of("one:9092").toString(), is("Kafka at one:9092"));
  }

  @Test
  void valuesAreNotShown() {
    KafkaSettings settings =
        KafkaSettings.of("one:9092").withProperties(Map.of("ssl.key.password", "hidden"));

    assertThat(settings.toString(), containsString("ssl.key.password"));
    assertThat(settings.toString(), not(containsString("hidden")));
  }

  @Test
  void aMissingFileIsNamedByOption() {
    KafkaSettings settings = KafkaSettings.of("one:9092").withPropertiesFile("/nowhere");

    UncheckedIOException missing =
        assertThrows(UncheckedIOException.class, settings::toClientProperties);

    assertThat(missing.getMessage(), containsString("--kafkaPropertiesFile /nowhere"));
  }

  @Test
  void whoSpeaksUnguardedIsToldThatTheListenerMayWantMore() {
    KafkaSettings plain = KafkaSettings.of("broker:9092");
    KafkaSettings guarded = plain.withProperties(Map.of("security.protocol", "SASL_SSL"));

    assertThat(failureOf(plain), containsString("give security.protocol"));
    assertThat(failureOf(guarded), not(containsString("give security.protocol")));
  }

  private static String failureOf(KafkaSettings settings) {
    KafkaException timeout = new KafkaException("Timeout expired while fetching topic metadata");
    return new KafkaUnavailableException(settings, "ask for offsets", timeout).getMessage();
  }
}
