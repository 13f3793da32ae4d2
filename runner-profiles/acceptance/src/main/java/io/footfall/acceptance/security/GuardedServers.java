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
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
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
 * TLS, Cassandra with a login and TLS, Elasticsearch behind TLS and an API key. Users may do what
 * SECURITY.md says they need, and no more; topics, tables and templates are made by an
 * administrator, who comes in unencrypted.
 */
public final class GuardedServers implements AutoCloseable {

  /** The pipelines' user, in Kafka and in Cassandra. */
  public static final String PIPELINE = "footfall";

  /** The name in the collector's certificate. */
  public static final String COLLECTOR = "footfall-collector";

  private static final int SCRAM_ITERATIONS = 4_096;

  private final LocalServices services;
  private final GuardedElasticsearch elasticsearch;

  private GuardedServers(LocalServices services, GuardedElasticsearch elasticsearch) {
    this.services = services;
    this.elasticsearch = elasticsearch;
  }

  /** Starts them, and lets the users in by these passwords and that key. */
  public static GuardedServers start(
      Certificates certificates,
      String kafkaPassword,
      String cassandraPassword,
      String apiKey,
      String elasticsearchPassword,
      Path folder)
      throws Exception {
    LocalServices services =
        LocalServices.builder()
            .freePorts()
            .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH)
            .configuration(Service.KAFKA, kafkaLines(certificates), "sasl", "mtls")
            .configuration(Service.CASSANDRA, cassandraLines(certificates), "tls")
            .start();
    try {
      admitToKafka(services, kafkaPassword);
      admitToCassandra(services, cassandraPassword, folder);
      FigureIndices.create(
          ElasticsearchSettings.of(List.of(services.elasticsearch().url().toString())));
      return new GuardedServers(
          services,
          GuardedElasticsearch.before(
              services.elasticsearch().url(),
              certificates.ofServer(),
              apiKey,
              elasticsearchPassword));
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

  @Override
  public void close() {
    CassandraSessions.closeAll();
    elasticsearch.close();
    services.close();
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

  private static void admitToKafka(LocalServices services, String password) throws Exception {
    KafkaSettings settings = KafkaSettings.of(services.kafka().bootstrapServers());
    Topics.create(settings, 2, 1, "clicks", "clicks-rejected");
    List<AclBinding> rights = new ArrayList<>();
    for (AclOperation operation : List.of(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS)) {
      rights.add(right(ResourceType.TOPIC, "clicks", PIPELINE, operation));
    }
    // Read is for verify and rejects alone
    for (AclOperation operation :
        List.of(AclOperation.WRITE, AclOperation.READ, AclOperation.DESCRIBE_CONFIGS)) {
      rights.add(right(ResourceType.TOPIC, "clicks-rejected", PIPELINE, operation));
    }
    rights.add(right(ResourceType.GROUP, "footfall", PIPELINE, AclOperation.READ));
    rights.add(right(ResourceType.TOPIC, "clicks", "CN=" + COLLECTOR, AclOperation.WRITE));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      PIPELINE,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS),
                      password)))
          .all()
          .get();
      admin.createAcls(rights).all().get();
    }
  }

  private static AclBinding right(
      ResourceType type, String name, String user, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
  }

  private static void admitToCassandra(LocalServices services, String password, Path folder)
      throws Exception {
    InetSocketAddress address = services.cassandra().contactPoint();
    Path usual = Files.writeString(folder.resolve("cassandra-administrator"), "cassandra");
    CassandraSettings administrator =
        CassandraSettings.of(
                List.of(address.getHostString() + ":" + address.getPort()),
                services.cassandra().localDatacenter())
            .withLogin("cassandra", Secret.fromFile(usual.toString()));
    CassandraSchema.create(administrator, 1);
    try (CqlSession session = CassandraSessions.openForSchema(administrator)) {
      session.execute(
          "CREATE ROLE " + PIPELINE + " WITH PASSWORD = '" + password + "' AND LOGIN = true");
      for (String right : List.of("SELECT", "MODIFY")) {
        session.execute("GRANT " + right + " ON KEYSPACE clickstream TO " + PIPELINE);
      }
    }
  }
}
