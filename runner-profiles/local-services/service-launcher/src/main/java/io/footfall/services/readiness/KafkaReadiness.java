package io.footfall.services.readiness;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker is ready when the cluster that it describes has a broker that takes clients. */
public record KafkaReadiness(int port) implements Readiness {

  @Override
  public boolean answers() throws IOException {
    // The client warns at every refused connection, and starts threads; a socket tells as much.
    Conversation.with(port).close();
    try (Admin admin = Admin.create(configuration())) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      throw new IOException("Kafka describes no cluster yet", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking Kafka", e);
    }
  }

  private Map<String, Object> configuration() {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
  }
}
