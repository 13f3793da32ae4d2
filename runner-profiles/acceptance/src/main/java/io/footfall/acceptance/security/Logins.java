package io.footfall.acceptance.security;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who may come in where, and by which secret: the users of SECURITY.md's table, each with no other
 * rights than it names.
 *
 * @param kafka the password of each user of Kafka
 * @param cassandra the password of each user of Cassandra
 * @param apiKey lets the pipelines into Elasticsearch
 * @param searchPassword lets {@link GuardedElasticsearch#READER} look there
 * @param mailPassword lets {@link GuardedMailServer#USER} send
 * @param mailboxPassword lets {@link GuardedMailbox#USER} read
 */
public record Logins(
    Map<String, String> kafka,
    Map<String, String> cassandra,
    String apiKey,
    String searchPassword,
    String mailPassword,
    String mailboxPassword) {

  /** Clickstream and reprocess in Kafka; every pipeline that writes in Cassandra. */
  public static final String PIPELINE = "footfall";

  /** The lake in Kafka. */
  public static final String LAKE = "footfall_lake";

  /** Who asks and mends by hand: verify, doctor and rejects in Kafka. */
  public static final String OPERATOR = "footfall_operator";

  /** Who only looks: verify, report, insights and export in Cassandra. */
  public static final String READER = "footfall_reader";

  /** The shop in Cassandra. */
  public static final String SHOP = "footfall_shop";

  public Logins {
    kafka = Map.copyOf(kafka);
    cassandra = Map.copyOf(cassandra);
  }

  /** With secrets that are looked for, and named so. */
  public static Logins make(Canaries canaries, String kind) {
    return new Logins(
        passwords(canaries, kind + " password for Kafka of ", PIPELINE, LAKE, OPERATOR),
        passwords(canaries, kind + " password for Cassandra of ", PIPELINE, READER, SHOP),
        canaries.make(kind + " API key"),
        canaries.make(kind + " password for Elasticsearch"),
        canaries.make(kind + " password for SMTP"),
        canaries.make(kind + " password for IMAP"));
  }

  /**
   * The file of Kafka's clients by which a user logs in; without a trust store the JVM's counts.
   */
  public String kafkaProperties(String user) {
    return """
        security.protocol=SASL_SSL
        sasl.mechanism=SCRAM-SHA-512
        sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";
        """
        .formatted(user, kafka.get(user));
  }

  private static Map<String, String> passwords(Canaries canaries, String name, String... users) {
    Map<String, String> passwords = new TreeMap<>();
    for (String user : users) {
      passwords.put(user, canaries.make(name + user));
    }
    return passwords;
  }
}
