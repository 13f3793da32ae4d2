package io.footfall.launcher;

import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.services.LocalServices;
import io.footfall.services.LocalServicesBuilder;
import io.footfall.services.MailEndpoint;
import io.footfall.services.Service;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The servers of a demo: embedded ones, but for those that an option named. */
final class DemoServers implements AutoCloseable {

  private final LocalServices local;
  private final Set<Service> embedded;

  private DemoServers(LocalServices local, Set<Service> embedded) {
    this.local = local;
    this.embedded = embedded;
  }

  /** Starts all servers but those given, and waits until each answers. */
  static DemoServers start(Set<Service> given, @Nullable Path dataFolder, boolean keepsData) {
    Set<Service> embedded =
        EnumSet.of(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH, Service.MAIL);
    embedded.removeAll(given);
    LocalServicesBuilder builder = LocalServices.builder().with(embedded).keepData(keepsData);
    if (dataFolder != null) {
      builder.dataFolder(dataFolder);
    }
    return new DemoServers(builder.start(), embedded);
  }

  /** The clickstream's settings for these servers. */
  ClickstreamSettings settings(ClickstreamOptions options) {
    KafkaSettings kafka =
        embedded.contains(Service.KAFKA)
            ? options.kafka().settings(local.kafka().bootstrapServers())
            : options.kafka().settings();
    CassandraSettings cassandra =
        embedded.contains(Service.CASSANDRA)
            ? options
                .cassandra()
                .settings(List.of(cassandraAddress()), local.cassandra().localDatacenter())
            : options.cassandra().settings();
    ElasticsearchSettings elasticsearch =
        embedded.contains(Service.ELASTICSEARCH)
            ? options.elasticsearch().settings(List.of(local.elasticsearch().url().toString()))
            : options.elasticsearch().settings();
    return options.settings(kafka, cassandra, elasticsearch);
  }

  /** Tells a person what was started and where it listens. */
  void describe(Console console) {
    for (Service service : embedded) {
      console.line(
          String.format(
              Locale.ROOT,
              "  %-16s %-28s ready in %.1f s, log %s",
              service.title(),
              addresses().get(service),
              local.get(service).startedIn().toMillis() / 1000.0,
              local.get(service).logFile()));
    }
  }

  /** The mail catcher: always an embedded one, as no demo should write to anybody. */
  MailEndpoint mail() {
    return local.mail();
  }

  /** Where data and logs are. */
  Path dataFolder() {
    return local.dataFolder();
  }

  /** Where each embedded server listens. */
  Map<Service, String> addresses() {
    Map<Service, String> addresses = new LinkedHashMap<>();
    for (Service service : embedded) {
      addresses.put(
          service,
          switch (service) {
            case KAFKA -> local.kafka().bootstrapServers();
            case CASSANDRA -> cassandraAddress();
            case ELASTICSEARCH -> local.elasticsearch().url().toString();
            case MAIL -> local.mail().url().toString();
            case HDFS, S3 -> throw new IllegalStateException("A demo starts no " + service);
          });
    }
    return addresses;
  }

  private String cassandraAddress() {
    return local.cassandra().contactPoint().getHostString()
        + ":"
        + local.cassandra().contactPoint().getPort();
  }

  @Override
  public void close() {
    local.close();
  }
}
