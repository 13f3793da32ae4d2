package io.footfall.acceptance.security;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
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

/** Who may do what in Kafka and in Cassandra: what SECURITY.md says each needs, and no more. */
record GuardedUsers(Logins logins) {

  /** Where clicks are. */
  static final String CLICKS = "clicks";

  /** Where rejected ones are. */
  static final String REJECTS = "clicks-rejected";

  private static final int SCRAM_ITERATIONS = 4_096;

  /** Lets them in by their passwords, to the two topics that must be there. */
  void admitToKafka(KafkaSettings settings) throws Exception {
    List<UserScramCredentialAlteration> users = new ArrayList<>();
    logins
        .kafka()
        .forEach(
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
    rights.add(
        right("CN=" + GuardedServers.COLLECTOR, AclOperation.WRITE, ResourceType.TOPIC, CLICKS));
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

  /** Lets them in by their passwords, to the tables, which must be there. */
  void admitToCassandra(CassandraSettings administrator) {
    try (CqlSession session = CassandraSessions.openForSchema(administrator)) {
      logins
          .cassandra()
          .forEach(
              (user, password) ->
                  session.execute(
                      "CREATE ROLE "
                          + user
                          + " WITH PASSWORD = '"
                          + password
                          + "' AND LOGIN = true"));
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
