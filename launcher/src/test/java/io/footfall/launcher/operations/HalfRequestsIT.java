package io.footfall.launcher.operations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A request that is begun and not finished takes a thread for as long as {@link Telemetry} waits.
 */
@Execution(ExecutionMode.CONCURRENT)
class HalfRequestsIT {

  @Test
  void whoAsksByHalvesKeepsNobodyElseFromAnAnswer() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try (Telemetry telemetry =
        Telemetry.serve("127.0.0.1", 0, Telemetry.newRegistry(), () -> true)) {
      for (int i = 0; i < 4; i++) {
        Socket half =
            new Socket(InetAddress.getLoopbackAddress(), URI.create(telemetry.address()).getPort());
        halves.add(half);
        half.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
      }

      HttpRequest health =
          HttpRequest.newBuilder(URI.create(telemetry.address() + "/health"))
              .timeout(Duration.ofSeconds(40))
              .build();
      assertThat(
          HttpClient.newHttpClient().send(health, BodyHandlers.ofString()).statusCode(), is(200));
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }
}
