package io.footfall.acceptance;

import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What commands log in with: variables of their environment, and files in a folder. */
final class GuardedSecrets {

  /** The variable that holds the key to Elasticsearch. */
  static final String API_KEY_VARIABLE = "SEARCH_KEY";

  private final Certificates certificates;
  private final Logins logins;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  private GuardedSecrets(Certificates certificates, Logins logins, Path folder) {
    this.certificates = certificates;
    this.logins = logins;
    this.folder = folder;
  }

  /** Of these logins, their files written into the folder. */
  static GuardedSecrets of(Certificates certificates, Logins logins, Path folder)
      throws IOException {
    GuardedSecrets secrets =
        new GuardedSecrets(certificates, logins, Files.createDirectories(folder));
    secrets.fill();
    return secrets;
  }

  private void fill() throws IOException {
    environment.put("FOOTFALL_CASSANDRA_PASSWORD", logins.cassandra().get(Logins.PIPELINE));
    environment.put(API_KEY_VARIABLE, logins.apiKey());
    environment.put("FOOTFALL_ELASTICSEARCH_PASSWORD", logins.searchPassword());
    environment.put("FOOTFALL_SMTP_PASSWORD", logins.mailPassword());
    environment.put("FOOTFALL_IMAP_PASSWORD", logins.mailboxPassword());
    environment.put("FOOTFALL_HTTPS_PASSWORD", certificates.serverPassword());
    // Reaches the services in processes of their own too, and holds nothing secret
    environment.put(
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore="
            + certificates.trustOfClients()
            + " -Djavax.net.ssl.trustStoreType=JKS");
    for (String user : List.of(Logins.READER, Logins.SHOP)) {
      Files.writeString(passwordFile(user), logins.cassandra().get(user) + "\n");
    }
    for (String user : logins.kafka().keySet()) {
      Files.writeString(scramFile(user), logins.kafkaProperties(user) + trustOfKafka());
    }
    Files.writeString(mutualTlsFile(), mutualTlsProperties());
  }

  /** One more variable. */
  void put(String variable, String secret) {
    environment.put(variable, secret);
  }

  /** The variables. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Where a user of Kafka's finds who he is. */
  Path scramFile(String user) {
    return folder.resolve(user + ".properties");
  }

  /** Where one who has a certificate finds it. */
  Path mutualTlsFile() {
    return folder.resolve("mutual-tls.properties");
  }

  /** Where a user of Cassandra's finds his password. */
  Path passwordFile(String cassandraUser) {
    return folder.resolve("cassandra-" + cassandraUser);
  }

  private String mutualTlsProperties() {
    return """
        security.protocol=SSL
        ssl.keystore.location=%s
        ssl.keystore.password=%s
        """
            .formatted(certificates.clientKeys(), certificates.clientPassword())
        + trustOfKafka();
  }

  private String trustOfKafka() {
    return """
        ssl.truststore.type=JKS
        ssl.truststore.location=%s
        """
        .formatted(certificates.trustOfClients());
  }
}
