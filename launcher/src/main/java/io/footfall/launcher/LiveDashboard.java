package io.footfall.launcher;

import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The page that shows a demo's figures as they come. */
final class LiveDashboard implements AutoCloseable {

  private static final int USUAL_PORT = 8082;

  private final Companion companion;
  private final Map<String, String> addresses;

  private LiveDashboard(Companion companion) {
    this.companion = companion;
    this.addresses = companion.addresses();
  }

  /** Starts it over those indices, on its usual port where that is free. */
  static LiveDashboard start(ElasticsearchSettings settings, Path logFolder) {
    List<String> arguments =
        List.of(
            "--elasticsearch=" + settings.addresses().get(0),
            "--indexPrefix=" + settings.indexPrefix(),
            "--port=" + FreePort.usually(USUAL_PORT));
    return new LiveDashboard(
        Companion.start(
            "dashboard",
            "io.footfall.dashboard.DashboardServer",
            logFolder.resolve("dashboard.log"),
            arguments));
  }

  Map<String, String> addresses() {
    return addresses;
  }

  @Override
  public void close() {
    companion.close();
  }
}
