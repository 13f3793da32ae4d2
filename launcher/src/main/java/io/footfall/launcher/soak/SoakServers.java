package io.footfall.launcher.soak;

import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded servers of a soak and the clickstream on them. */
public final class SoakServers implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final LocalServices services;
  private final ClickstreamProcess pipeline;
  private final Path output;
  private final Soak soak;

  private SoakServers(LocalServices services, ClickstreamProcess pipeline, Path output, Soak soak) {
    this.services = services;
    this.pipeline = pipeline;
    this.output = output;
    this.soak = soak;
  }

  /** Starts all of it; data and logs are thrown away at the end. */
  public static SoakServers start(List<String> runnerArguments, long seed, Soak.Waiting waiting)
      throws InterruptedException {
    LocalServices services =
        LocalServices.builder()
            .freePorts()
            .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH)
            .start();
    try {
      InetSocketAddress cassandra = services.cassandra().contactPoint();
      String contactPoint = cassandra.getHostString() + ":" + cassandra.getPort();
      ClickstreamSettings settings = settings(services, contactPoint);
      ClickstreamStores.create(settings, PARTITIONS, 1);
      Path output = services.dataFolder().resolve("clickstream.log");
      List<String> arguments = new ArrayList<>();
      arguments.add("--bootstrapServers=" + services.kafka().bootstrapServers());
      arguments.add("--cassandraContactPoints=" + contactPoint);
      arguments.add("--cassandraDatacenter=" + services.cassandra().localDatacenter());
      arguments.add("--elasticsearch=" + services.elasticsearch().url());
      arguments.add("--leaseTtl=PT5S");
      arguments.addAll(runnerArguments);
      ClickstreamProcess pipeline = ClickstreamProcess.start(arguments, output);
      Soak soak = new Soak(services, settings, pipeline, FaultPlan.of(seed), waiting);
      return new SoakServers(services, pipeline, output, soak);
    } catch (RuntimeException | InterruptedException e) {
      services.close();
      throw e;
    }
  }

  private static ClickstreamSettings settings(LocalServices services, String cassandra) {
    return ClickstreamSettings.on(
        KafkaSettings.of(services.kafka().bootstrapServers()),
        CassandraSettings.of(List.of(cassandra), services.cassandra().localDatacenter()),
        ElasticsearchSettings.of(List.of(services.elasticsearch().url().toString())));
  }

  public Soak soak() {
    return soak;
  }

  /** Where all starts of the pipeline write to. */
  public Path pipelineOutput() {
    return output;
  }

  @Override
  public void close() {
    pipeline.close();
    CassandraSessions.closeAll();
    services.close();
  }
}
