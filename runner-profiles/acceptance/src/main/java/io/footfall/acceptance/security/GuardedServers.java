package io.footfall.acceptance.security;

import com.datastax.oss.driver.api.core.CqlSession;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

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

  private static final String CLICKS = "clicks";
  private static final String REJECTS = "clicks-rejected";
  private static final int SCRAM_ITERATIONS = 4_096;

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
      admitToKafka(services, logins.kafka());
      CassandraSettings administrator = administrator(services, folder);
      admitToCassandra(administrator, logins.cassandra());
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

  private static void admitToKafka(LocalServices services, Map<String, String> passwords)
      throws Exception {
    KafkaSettings settings = KafkaSettings.of(services.kafka().bootstrapServers());
    Topics.create(settings, 2, 1, CLICKS, REJECTS);
    List<UserScramCredentialAlteration> users = new ArrayList<>();
    passwords.forEach(
        (user, password) ->
            users.add(
                new UserScramCredentialUpsertion(
                    user,
                    new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS),
                    password)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
      admin.alterUserScramCredentials(users).all().get();
      admin.createAcls(rights()).all().get();
    }
  }

  private static List<AclBinding> rights() {
    List<AclBinding> rights = new ArrayList<>();
    rights.add(right("CN=" + COLLECTOR, AclOperation.WRITE, ResourceType.TOPIC, CLICKS));
    rights.add(right(Logins.PIPELINE, AclOperation.READ, ResourceType.TOPIC, CLICKS));
    rights.add(right(Logins.PIPELINE, AclOperation.WRITE, ResourceType.TOPIC, REJECTS));
    rights.add(right(Logins.PIPELINE, AclOperation.READ, ResourceType.GROUP, "footfall"));
    rights.add(right(Logins.LAKE, AclOperation.READ, ResourceType.TOPIC, CLICKS));
    rights.add(right(Logins.LAKE, AclOperation.READ, ResourceType.GROUP, "footfall-lake"));
    for (AclOperation operation :
        List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS)) {
      rights.add(right(Logins.OPERATOR, operation, ResourceType.TOPIC, CLICKS));
      rights.add(right(Logins.OPERATOR, operation, ResourceType.TOPIC, REJECTS));
    }
    rights.add(
        right(
            Logins.OPERATOR,
            AclOperation.WRITE,
            ResourceType.TRANSACTIONAL_ID,
            "replay-" + REJECTS));
    return rights;
  }

  private static AclBinding right(
      String user, AclOperation operation, ResourceType type, String name) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
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

  private static void admitToCassandra(
      CassandraSettings administrator, Map<String, String> passwords) {
    CassandraSchema.create(administrator, 1);
    try (CqlSession session = CassandraSessions.openForSchema(administrator)) {
      passwords.forEach(
          (user, password) ->
              session.execute(
                  "CREATE ROLE " + user + " WITH PASSWORD = '" + password + "' AND LOGIN = true"));
      session.execute("GRANT SELECT ON KEYSPACE clickstream TO " + Logins.PIPELINE);
      session.execute("GRANT SELECT ON KEYSPACE clickstream TO " + Logins.READER);
      session.execute("GRANT MODIFY ON KEYSPACE clickstream TO " + Logins.PIPELINE);
      // What is counted again is laid aside there to be compared
      session.execute("GRANT MODIFY ON clickstream.figure_checks TO " + Logins.READER);
      session.execute("GRANT MODIFY ON clickstream.contacts TO " + Logins.SHOP);
      session.execute("GRANT MODIFY ON clickstream.suppressions TO " + Logins.SHOP);
    }
  }
}
