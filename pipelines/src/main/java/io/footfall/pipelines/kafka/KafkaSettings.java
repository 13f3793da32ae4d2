package io.footfall.pipelines.kafka;

import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.runner.ShippedFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How to reach Kafka: its bootstrap servers, client properties (for TLS and authentication), and a
 * file of more of them, in the form of Kafka's own {@code --command-config}. Secrets belong in that
 * file: only its name travels with the pipeline, and every worker reads it. {@link #toString} shows
 * names of properties and no values.
 */
public record KafkaSettings(
    String bootstrapServers, Map<String, String> properties, @Nullable String propertiesFile)
    implements Serializable {

  public KafkaSettings {
    properties = Map.copyOf(properties);
    if (bootstrapServers.isBlank()) {
      throw new WrongOptionException("--bootstrapServers must name at least one host:port");
    }
  }

  /** A cluster without TLS and authentication. */
  public static KafkaSettings of(String bootstrapServers) {
    return new KafkaSettings(bootstrapServers, Map.of(), null);
  }

  /** The same with other properties. */
  public KafkaSettings withProperties(Map<String, String> others) {
    return new KafkaSettings(bootstrapServers, others, propertiesFile);
  }

  /** The same with the properties of a file, which come before the others. */
  public KafkaSettings withPropertiesFile(String file) {
    return new KafkaSettings(bootstrapServers, properties, file);
  }

  /** What a client is made of. Reads the file. */
  public Properties toClientProperties() {
    Properties all = new Properties();
    if (propertiesFile != null) {
      try (Reader reader = Files.newBufferedReader(ShippedFiles.find(propertiesFile))) {
        all.load(reader);
      } catch (IOException failure) {
        throw new UncheckedIOException(
            "--kafkaPropertiesFile " + propertiesFile + " can't be read: " + failure.getMessage(),
            failure);
      }
    }
    all.putAll(properties);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return all;
  }

  /** Whether clients speak to Kafka without TLS and without logging in. Reads the file. */
  boolean isUnguarded() {
    String protocol = CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
    return SecurityProtocol.PLAINTEXT.name.equals(
        toClientProperties().getProperty(protocol, CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL));
  }

  @Override
  public String toString() {
    return "Kafka at "
        + bootstrapServers
        + (properties.isEmpty() ? "" : " with " + new TreeSet<>(properties.keySet()))
        + (propertiesFile == null ? "" : " and the file " + propertiesFile);
  }
}
