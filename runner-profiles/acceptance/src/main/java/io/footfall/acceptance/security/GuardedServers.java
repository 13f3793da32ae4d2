package io.footfall.acceptance.security;

import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.elasticsearch.FigureIndices;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.Topics;
import io.footfall.pipelines.secrets.Secret;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real servers that ask who is there: Kafka with a listener for TLS and SCRAM and one for mutual
 * TLS, Cassandra with a login and TLS, Elasticsearch behind TLS and an API key or a password, a
 * mail server that speaks STARTTLS and asks for a login, a mailbox with IMAP over TLS and a login.
 * Users may do what SECURITY.md says they need, and no more; topics, tables and templates are made
 * by an administrator, who comes in unencrypted.
 */
public final class GuardedServers implements AutoCloseable {

  /** The name in the collector's certificate. */
  public static final String COLLECTOR = "footfall-collector";

  private final LocalServices services;
  private final GuardedElasticsearch elasticsearch;
  private final GuardedMailServer mail;
  private final CassandraSettings administrator;

  private GuardedServers(
      LocalServices services,
      GuardedElasticsearch elasticsearch,
      GuardedMailServer mail,
      CassandraSettings administrator) {
    this.services = services;
    this.elasticsearch = elasticsearch;
    this.mail = mail;
    this.administrator = administrator;
  }

  /** Starts them, and lets the users in. */
  public static GuardedServers start(Certificates certificates, Logins logins, Path folder)
      throws Exception {
    LocalServices services =
        GuardedMailbox.configure(
                LocalServices.builder()
                    .freePorts()
                    .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH, Service.MAIL)
                    .configuration(Service.KAFKA, kafkaLines(certificates), "sasl", "mtls")
                    .configuration(Service.CASSANDRA, cassandraLines(certificates), "tls"),
                certificates,
                logins.mailboxPassword())
            .start();
    try {
      GuardedUsers users = new GuardedUsers(logins);
      KafkaSettings kafka = KafkaSettings.of(services.kafka().bootstrapServers());
      Topics.create(kafka, 2, 1, GuardedUsers.CLICKS, GuardedUsers.REJECTS);
      users.admitToKafka(kafka);
      CassandraSettings administrator = administrator(services, folder);
      CassandraSchema.create(administrator, 1);
      users.admitToCassandra(administrator);
      FigureIndices.create(unguarded(services));
      return new GuardedServers(
          services,
          GuardedElasticsearch.before(
              services.elasticsearch().url(),
              certificates.ofServer(),
              logins.apiKey(),
              logins.searchPassword()),
          GuardedMailServer.start(certificates.ofServer(), logins.mailPassword()),
          administrator);
    } catch (Exception e) {
      services.close();
      throw e;
    }
  }

  /** Kafka's listener for TLS and SCRAM. */
  public String scramKafka() {
    return "127.0.0.1:" + services.get(Service.KAFKA).port("sasl");
  }

  /** Kafka's listener for mutual TLS. */
  public String mutualTlsKafka() {
    return "127.0.0.1:" + services.get(Service.KAFKA).port("mtls");
  }

  /** Cassandra's port for TLS. */
  public String cassandra() {
    return "127.0.0.1:" + services.get(Service.CASSANDRA).port("tls");
  }

  public GuardedElasticsearch elasticsearch() {
    return elasticsearch;
  }

  public GuardedMailServer mail() {
    return mail;
  }

  public GuardedMailbox mailbox() {
    return GuardedMailbox.of(services);
  }

  /** Elasticsearch behind its guard. */
  public ElasticsearchSettings unguardedElasticsearch() {
    return unguarded(services);
  }

  /** Who may do everything in Cassandra, unencrypted. */
  public CassandraSettings administrator() {
    return administrator;
  }

  @Override
  public void close() {
    CassandraSessions.closeAll();
    mail.close();
    elasticsearch.close();
    services.close();
  }

  private static ElasticsearchSettings unguarded(LocalServices services) {
    return ElasticsearchSettings.of(List.of(services.elasticsearch().url().toString()));
  }

  private static String kafkaLines(Certificates certificates) {
    return """
        listeners=CLIENTS://127.0.0.1:${client},SASL://127.0.0.1:${sasl},MTLS://127.0.0.1:${mtls},CONTROLLER://127.0.0.1:${controller}
        advertised.listeners=CLIENTS://127.0.0.1:${client},SASL://127.0.0.1:${sasl},MTLS://127.0.0.1:${mtls}
        listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_SSL,MTLS:SSL
        sasl.enabled.mechanisms=SCRAM-SHA-512
        listener.name.sasl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
        listener.name.mtls.ssl.client.auth=required
        ssl.keystore.location=%s
        ssl.keystore.password=%s
        ssl.truststore.location=%s
        ssl.truststore.type=JKS
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        super.users=User:ANONYMOUS
        """
        .formatted(
            certificates.serverKeys(),
            certificates.serverPassword(),
            certificates.trustOfServers());
  }

  private static String cassandraLines(Certificates certificates) {
    return """
        authenticator: PasswordAuthenticator
        authorizer: CassandraAuthorizer
        role_manager: CassandraRoleManager
        native_transport_port_ssl: ${tls}
        client_encryption_options:
          enabled: true
          optional: false
          keystore: "%s"
          keystore_password: "%s"
        """
        .formatted(certificates.serverKeys(), certificates.serverPassword());
  }

  private static CassandraSettings administrator(LocalServices services, Path folder)
      throws IOException {
    InetSocketAddress address = services.cassandra().contactPoint();
    Path usual = Files.writeString(folder.resolve("cassandra-administrator"), "cassandra");
    return CassandraSettings.of(
            List.of(address.getHostString() + ":" + address.getPort()),
            services.cassandra().localDatacenter())
        .withLogin("cassandra", Secret.fromFile(usual.toString()));
  }
}
