package io.footfall.pipelines.elasticsearch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that begins to answer and gets no further, as one does that is paused or cut off. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ElasticsearchHttpTest {

  private static final String BEGINNING =
      "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";

  private final List<Socket> accepted = new ArrayList<>();
  private ServerSocket server;
  private ElasticsearchHttp http;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread beginner = new Thread(this::beginAnswers, "begins to answer");
    beginner.setDaemon(true);
    beginner.start();
    http =
        new ElasticsearchHttp(
            ElasticsearchSettings.of(List.of("http://127.0.0.1:" + server.getLocalPort())),
            Duration.ofMillis(500));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    synchronized (accepted) {
      for (Socket socket : accepted) {
        socket.close();
      }
    }
  }

  @Test
  void aQuestionWhoseAnswerStopsHalfwayIsGivenUp() {
    ElasticsearchException unreachable =
        assertThrows(
            ElasticsearchException.class,
            () -> http.send("GET", "_cluster/health", new ObjectMapper().createObjectNode()));

    assertThat(unreachable.getMessage(), containsString("--elasticsearch"));
  }

  @Test
  void aBulkRequestWhoseAnswerStopsHalfwayIsToBeTriedAgain() {
    ExecutionException ended = assertThrows(ExecutionException.class, () -> http.bulk("").get());

    assertThat(ended.getCause(), instanceOf(BusyException.class));
  }

  private void beginAnswers() {
    try {
      while (true) {
        Socket socket = server.accept();
        synchronized (accepted) {
          accepted.add(socket);
        }
        socket.getOutputStream().write(BEGINNING.getBytes(US_ASCII));
        socket.getOutputStream().flush();
      }
    } catch (IOException closed) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }
}
