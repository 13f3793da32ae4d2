package io.footfall.dashboard.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages over real connections, one of which nobody reads. */
class ListenersIT {

  private final Listeners listeners = new Listeners();
  private Javalin server;

  @BeforeEach
  void serve() {
    server =
        Javalin.create(
                config -> {
                  config.showJavalinBanner = false;
                  config.router.mount(router -> router.sse("/live", listeners::add));
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void close() {
    listeners.close();
    server.stop();
  }

  @Test
  void aPageThatIsNotReadHoldsUpNoOther() throws Exception {
    String large = "x".repeat(1 << 20);
    try (Socket asleep = open();
        Stream<String> lines = listen()) {
      Awaitility.await().until(() -> listeners.count() == 2);

      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            for (int i = 0; i < 16; i++) {
              listeners.tell("present", large);
            }
            listeners.tell("present", "last");
            lines.filter(line -> line.equals("data: last")).findFirst().orElseThrow();
          });
    }
  }

  /** Asks, and reads nothing. */
  private Socket open() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    socket
        .getOutputStream()
        .write(
            "GET /live HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
                .getBytes(US_ASCII));
    return socket;
  }

  private Stream<String> listen() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/live"))
            .header("Accept", "text/event-stream")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body();
  }
}
