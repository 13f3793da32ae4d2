package io.footfall.dashboard;

import io.footfall.dashboard.query.ElasticsearchAddress;
import io.footfall.model.WrongOptionException;
import io.footfall.options.DashboardOptions;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a dashboard is told.
 *
 * @param host the address it listens at
 * @param port 0 for any that is free
 * @param token what readers must know; null where everyone who reaches it may read
 * @param mostPages how many may listen to the live feed at a time
 */
public record DashboardSettings(
    String host,
    int port,
    ElasticsearchAddress elasticsearch,
    @Nullable String token,
    int mostPages) {

  static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> LOCAL = Set.of(LOOPBACK, "localhost", "::1");

  public DashboardSettings {
    if (mostPages < 1) {
      throw new WrongOptionException("--mostPages must be at least 1: " + mostPages);
    }
  }

  /** One for as many pages as where nothing is said. */
  public DashboardSettings(
      String host, int port, ElasticsearchAddress elasticsearch, @Nullable String token) {
    this(host, port, elasticsearch, token, DashboardOptions.MOST_PAGES);
  }

  /** One for this machine alone, without a token. */
  public static DashboardSettings local(int port, ElasticsearchAddress elasticsearch) {
    return new DashboardSettings(LOOPBACK, port, elasticsearch, null);
  }

  boolean isLocal() {
    return LOCAL.contains(host);
  }
}
