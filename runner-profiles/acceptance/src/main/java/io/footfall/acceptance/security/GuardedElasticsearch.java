package io.footfall.acceptance.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * TLS and logins before an Elasticsearch that has neither: who shows the API key is let through,
 * who shows the reader's name and password may look and gets 403 where he would write, all others
 * get 401. It stands for the security of a real cluster, which the embedded one does not have.
 */
public final class GuardedElasticsearch implements AutoCloseable {

  /** Who has a password, and may look alone. */
  public static final String READER = "reader";

  private static final Set<String> LOOKS_BY_GET = Set.of("GET", "HEAD");

  /** What "read" and "maintenance" allow; who counts wants to see the last writes. */
  private static final Pattern LOOKS =
      Pattern.compile("/(.*_(search|msearch|count|refresh)|_search/scroll)");

  private static final int THREADS = 16;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int BAD_GATEWAY = 502;

  private final HttpsServer server;
  private final ExecutorService threads;
  private final URI behind;
  private final String pipelines;
  private final String reader;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger letThrough = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();

  private GuardedElasticsearch(
      HttpsServer server, ExecutorService threads, URI behind, String pipelines, String reader) {
    this.server = server;
    this.threads = threads;
    this.behind = behind;
    this.pipelines = pipelines;
    this.reader = reader;
  }

  /** Lets in by that key, and to look by that password of {@link #READER}. */
  public static GuardedElasticsearch before(
      URI elasticsearch, SSLContext tls, String apiKey, String password) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    String login =
        Base64.getEncoder()
            .encodeToString((READER + ":" + password).getBytes(StandardCharsets.UTF_8));
    GuardedElasticsearch guard =
        new GuardedElasticsearch(
            server, threads, elasticsearch, "ApiKey " + apiKey, "Basic " + login);
    server.createContext("/", guard::answer);
    server.start();
    return guard;
  }

  /** {@code https://127.0.0.1:..}. */
  public String address() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  public int letThrough() {
    return letThrough.get();
  }

  public int turnedAway() {
    return turnedAway.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String shown = exchange.getRequestHeaders().getFirst("Authorization");
      if (pipelines.equals(shown) || (reader.equals(shown) && looks(exchange))) {
        letThrough.incrementAndGet();
        handOn(exchange, body);
        return;
      }
      turnedAway.incrementAndGet();
      exchange.sendResponseHeaders(reader.equals(shown) ? FORBIDDEN : UNAUTHORIZED, -1);
    }
  }

  private static boolean looks(HttpExchange exchange) {
    return LOOKS_BY_GET.contains(exchange.getRequestMethod())
        || LOOKS.matcher(exchange.getRequestURI().getPath()).matches();
  }

  private void handOn(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (String header : List.of("Content-Type", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      for (String header : List.of("Content-Type", "X-elastic-product")) {
        response
            .headers()
            .firstValue(header)
            .ifPresent(value -> exchange.getResponseHeaders().set(header, value));
      }
      boolean hasBody = response.body().length > 0;
      exchange.sendResponseHeaders(response.statusCode(), hasBody ? response.body().length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(response.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.sendResponseHeaders(BAD_GATEWAY, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
