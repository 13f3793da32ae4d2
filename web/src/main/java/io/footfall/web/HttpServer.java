package io.footfall.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * A server that listens until it is closed, and finishes the requests that it has begun. It waits
 * for a request's body for twenty seconds, and as long for a client that says nothing.
 */
public final class HttpServer implements AutoCloseable {

  /** For requests that were begun; without any, Jetty would cut them off. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

  /** A quarter of a megabyte by 100 kbit/s. */
  private static final Duration LONGEST_BODY = Duration.ofSeconds(20);

  private final Javalin server;
  private final URI address;

  private HttpServer(Javalin server, URI address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Listens at {@code host:port}, and answers as {@code routes} say. Fails with {@link
   * IllegalStateException} where the port is taken.
   */
  public static HttpServer start(String host, int port, Consumer<JavalinConfig> routes) {
    return start(host, port, null, routes);
  }

  /** The same by HTTPS, where it is given. */
  static HttpServer start(
      String host, int port, @Nullable Https https, Consumer<JavalinConfig> routes) {
    return start(host, port, https, LONGEST_BODY, routes);
  }

  /** The same with another time for bodies and for silent clients. */
  static HttpServer start(
      String host,
      int port,
      @Nullable Https https,
      Duration patience,
      Consumer<JavalinConfig> routes) {
    Javalin server =
        Javalin.create(
            config -> {
              config.showJavalinBanner = false;
              config.startupWatcherEnabled = false;
              if (https != null) {
                https.listen(config.jetty, host, port);
              }
              config.jetty.modifyServer(jetty -> jetty.setStopTimeout(LONGEST_FAREWELL.toMillis()));
              config.jetty.modifyServletContextHandler(context -> boundBodies(context, patience));
              routes.accept(config);
            });
    try {
      server.start(host, port);
    } catch (JavalinBindException e) {
      throw new IllegalStateException(
          host + ":" + port + " can't be listened at; choose another port or host", e);
    }
    for (Connector connector : server.jettyServer().server().getConnectors()) {
      ((AbstractConnector) connector).setIdleTimeout(patience.toMillis());
    }
    return new HttpServer(
        server, URI.create((https == null ? "http" : "https") + "://" + host + ":" + port));
  }

  private static void boundBodies(ServletContextHandler context, Duration patience) {
    FilterHolder bound = new FilterHolder(new TimelyBodies(patience));
    bound.setAsyncSupported(true);
    context.addFilter(bound, "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  /** {@code http://127.0.0.1:8080} or {@code https}, without a slash. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    server.stop();
  }
}
