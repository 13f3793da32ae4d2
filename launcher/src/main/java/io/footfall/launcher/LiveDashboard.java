package io.footfall.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dashboard, in a process of its own. */
final class LiveDashboard implements AutoCloseable {

  private static final int USUAL_PORT = 8090;

  private final Companion companion;

  private LiveDashboard(Companion companion) {
    this.companion = companion;
  }

  /** Starts it for this machine alone, on its usual port where that is free. */
  static LiveDashboard beside(List<String> elasticsearchArguments, Path logFolder) {
    List<String> arguments = new ArrayList<>(elasticsearchArguments);
    arguments.add("--port=" + FreePort.usually(USUAL_PORT));
    return new LiveDashboard(
        Companion.start(
            "dashboard",
            "io.footfall.dashboard.DashboardServer",
            logFolder.resolve("dashboard.log"),
            arguments));
  }

  /** Where people find it; waits until it is there. */
  String address() {
    return companion.addresses().get("dashboard");
  }

  void letGo() {
    companion.letGo();
  }

  @Override
  public void close() {
    companion.close();
  }
}
