package io.footfall.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.web.testing.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HttpServerIT {

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
    assertThat(begun.await(20, TimeUnit.SECONDS), is(true));

    CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
    Awaitility.await().until(() -> !listens(server));
    acknowledged.complete(null);

    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode(), is(204));
    closed.get(20, TimeUnit.SECONDS);
  }

  private static boolean listens(HttpServer server) {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
