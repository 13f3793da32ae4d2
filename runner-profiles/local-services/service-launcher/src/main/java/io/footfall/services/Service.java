package io.footfall.services;

import io.footfall.services.process.PortRole;
import io.footfall.services.readiness.CassandraReadiness;
import io.footfall.services.readiness.HdfsReadiness;
import io.footfall.services.readiness.HttpReadiness;
import io.footfall.services.readiness.KafkaReadiness;
import io.footfall.services.readiness.MailReadiness;
import io.footfall.services.readiness.Readiness;
import java.util.List;
import java.util.Map;

/** The servers that can be started, with what each needs. */
public enum Service {
  KAFKA("kafka", "io.footfall.services.kafka.KafkaServer", 160),
  CASSANDRA("cassandra", "io.footfall.services.cassandra.CassandraServer", 256),
  ELASTICSEARCH("elasticsearch", "io.footfall.services.elasticsearch.ElasticsearchServer", 256),
  /** Keeps its mail in memory: it is empty after every start. */
  MAIL("mail", "io.footfall.services.mail.MailServer", 64),
  HDFS("hdfs", "io.footfall.services.hdfs.HdfsServer", 128),
  S3("s3", "io.footfall.services.s3.S3Server", 128);

  private final String title;
  private final String mainClass;
  private final int defaultHeapMegabytes;

  Service(String title, String mainClass, int defaultHeapMegabytes) {
    this.title = title;
    this.mainClass = mainClass;
    this.defaultHeapMegabytes = defaultHeapMegabytes;
  }

  /** As its folder, its log and messages call it. */
  public String title() {
    return title;
  }

  public int defaultHeapMegabytes() {
    return defaultHeapMegabytes;
  }

  String mainClass() {
    return mainClass;
  }

  List<PortRole> portRoles() {
    return switch (this) {
      case KAFKA -> List.of(new PortRole("client", 9092), new PortRole("controller", 9093));
      case CASSANDRA -> List.of(new PortRole("client", 9042), new PortRole("storage", 7000));
      case ELASTICSEARCH -> List.of(new PortRole("client", 9200), new PortRole("transport", 9300));
      case MAIL ->
          List.of(
              new PortRole("smtp", 3025), new PortRole("imap", 3143), new PortRole("api", 8025));
      case HDFS ->
          List.of(
              new PortRole("client", 8020),
              new PortRole("page", 9870),
              new PortRole("data", 9866),
              new PortRole("dataPage", 9864),
              new PortRole("dataClient", 9867));
      case S3 -> List.of(new PortRole("client", 9090), new PortRole("tls", 9191));
    };
  }

  /** How to ask a server with these ports, by their roles' names. */
  Readiness readiness(Map<String, Integer> ports) {
    return switch (this) {
      case KAFKA -> new KafkaReadiness(ports.get("client"));
      case CASSANDRA -> new CassandraReadiness(ports.get("client"));
      case ELASTICSEARCH -> HttpReadiness.ofElasticsearch(ports.get("client"));
      case MAIL -> new MailReadiness(ports.get("smtp"), ports.get("imap"), ports.get("api"));
      case HDFS -> new HdfsReadiness(ports.get("page"));
      case S3 -> HttpReadiness.ofS3Mock(ports.get("client"));
    };
  }
}
