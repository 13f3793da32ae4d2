package io.footfall.launcher.options;

import io.footfall.launcher.operations.SliceMetrics;
import io.footfall.launcher.operations.Telemetry;
import io.footfall.model.WrongOptionException;
import io.footfall.options.OptionGroup;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Where Prometheus may ask. */
@OptionGroup("Metrics and health")
public final class MetricsOptions {

  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--metricsPort",
      paramLabel = "PORT",
      description =
          "Answer /metrics, /health and /ready at this port; 0 takes any (default: nowhere).")
  private @Nullable Integer port;

  @Option(
      names = "--metricsHost",
      description = "The address to answer at (default: ${DEFAULT-VALUE}, this machine alone).",
      defaultValue = "127.0.0.1")
  private String host;

  private final PrometheusMeterRegistry registry = Telemetry.newRegistry();

  /** Where to count; shown when a port is given. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Starts answering, where a port is given. */
  public Optional<Telemetry> serve(BooleanSupplier ready) {
    if (port != null && (port < 0 || port > HIGHEST_PORT)) {
      throw new WrongOptionException("--metricsPort must lie in 0..65535: " + port);
    }
    return port == null
        ? Optional.empty()
        : Optional.of(Telemetry.serve(host, port, registry, ready));
  }

  /** Says where it answers, if it does. */
  public void announce(@Nullable Telemetry telemetry, Consumer<String> listener) {
    if (telemetry != null) {
      listener.accept("  figures for Prometheus at " + telemetry.address() + "/metrics");
    }
  }

  /** Starts answering for a loop over slices, where a port is given. */
  public Optional<Telemetry> serve(SliceMetrics slices) {
    return serve(slices::isWell);
  }
}
