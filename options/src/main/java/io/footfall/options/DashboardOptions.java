package io.footfall.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the dashboard listens, and to whom. Needs nothing but picocli: of ours, the dashboard has
 * names alone on its class path.
 */
@OptionGroup("Dashboard")
public final class DashboardOptions {

  /** How many pages may listen at a time where nothing is said. */
  public static final int MOST_PAGES = 500;

  @Option(
      names = "--host",
      description =
          "The address to listen at (default: ${DEFAULT-VALUE}, this machine alone). Give a token with any other.",
      defaultValue = "127.0.0.1")
  private String host;

  @Option(
      names = "--port",
      description = "The port to listen at; 0 takes any (default: ${DEFAULT-VALUE}).",
      defaultValue = "8090")
  private int port;

  @Option(
      names = "--tokenVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the token that readers must know (default: none asked for).")
  private @Nullable String tokenVariable;

  @Option(
      names = "--mostPages",
      description =
          "How many pages may listen to the live feed at a time; one more is turned away (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + MOST_PAGES)
  private int mostPages;

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public int mostPages() {
    return mostPages;
  }

  /** Empty where everyone who reaches it may read. */
  public Optional<String> tokenVariable() {
    return Optional.ofNullable(tokenVariable);
  }

  /** The same for the dashboard's own process. */
  public List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(List.of("--host=" + host, "--port=" + port, "--mostPages=" + mostPages));
    tokenVariable().ifPresent(variable -> arguments.add("--tokenVariable=" + variable));
    return arguments;
  }
}
