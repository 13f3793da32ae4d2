package io.footfall.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.web.testing.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HttpServerIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void whatWasBegunIsAnsweredBeforeItCloses() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    HttpServer server =
        HttpServer.start(
            "127.0.0.1",
            Ports.choose().collector(),
            config ->
                config.router.mount(
                    router ->
                        router.post(
                            "/clicks",
                            request ->
                                request.future(
                                    () -> {
                                      begun.countDown();
                                      return acknowledged.thenRun(() -> request.status(204));
                                    }))));
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve("/clicks"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
    assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS), is(true));

    CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
    Awaitility.await().atMost(LIMIT).until(() -> !listens(server));
    acknowledged.complete(null);

    assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS).statusCode(), is(204));
    closed.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void aBodyThatDripsInIsRefusedInTime() throws Exception {
    try (HttpServer server = startImpatient();
        Socket client = post(server)) {
      CompletableFuture<Void> dripping =
          CompletableFuture.runAsync(
              () -> {
                try {
                  while (true) {
                    client.getOutputStream().write('x');
                    TimeUnit.MILLISECONDS.sleep(50);
                  }
                } catch (IOException | InterruptedException hungUp) {
                  throw new CompletionException(hungUp);
                }
              });

      assertThat(
          answer(client),
          allOf(
              startsWith("HTTP/1.1 408"),
              containsString("a request's body must be there within 1 s")));
      client.close();
      assertThrows(
          ExecutionException.class, () -> dripping.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }
  }

  @Test
  void aBodyThatDoesNotComeIsRefusedInTime() throws Exception {
    try (HttpServer server = startImpatient();
        Socket client = post(server)) {
      assertThat(
          answer(client),
          allOf(
              startsWith("HTTP/1.1 408"),
              containsString("a request's body must be there within 1 s")));
    }
  }

  @Test
  void aBodyThatIsThereInTimeIsTaken() throws Exception {
    try (HttpServer server = start(LIMIT)) {
      HttpRequest request =
          HttpRequest.newBuilder(server.address().resolve("/clicks"))
              .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
              .build();
      assertThat(
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body(), is("100000"));
    }
  }

  private static HttpServer startImpatient() {
    return start(Duration.ofSeconds(1));
  }

  /** Gives a body so much time, and answers with its length. */
  private static HttpServer start(Duration timeForBody) {
    return HttpServer.start(
        "127.0.0.1",
        Ports.choose().collector(),
        null,
        timeForBody,
        config ->
            config.router.mount(
                router ->
                    router.post(
                        "/clicks",
                        request -> request.result(String.valueOf(request.body().length())))));
  }

  /** Says that a body of a thousand bytes follows. */
  private static Socket post(HttpServer server) throws IOException {
    Socket client = new Socket(server.address().getHost(), server.address().getPort());
    client.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
    client
        .getOutputStream()
        .write(
            "POST /clicks HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
    return client;
  }

  /** Up to where the server closes the connection. */
  private static String answer(Socket client) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] piece = new byte[1_000];
    try {
      for (int read = 0; read >= 0; read = client.getInputStream().read(piece)) {
        answer.append(new String(piece, 0, read, US_ASCII));
      }
    } catch (SocketException reset) {
      // By what was written to it after it was closed; what was answered had come before
      return answer.toString();
    }
    return answer.toString();
  }

  private static boolean listens(HttpServer server) {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
