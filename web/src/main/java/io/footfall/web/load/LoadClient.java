package io.footfall.web.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** One client with a connection of its own, that sends the next batch when it has the answer. */
final class LoadClient {

  private static final int NO_CONTENT = 204;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  // Ids must differ, not be secret; a secure generator would be half of what is measured.
  private final Random random = new Random();
  private final URI collector;
  private final int batch;

  LoadClient(URI collector, int batch) {
    this.collector = collector;
    this.batch = batch;
  }

  /** Answers by 204, and how many others there were. */
  record Result(Latencies taken, long refused) {

    static Result none() {
      return new Result(new Latencies(), 0);
    }

    Result plus(Result other) {
      taken.addAll(other.taken);
      return new Result(taken, refused + other.refused);
    }
  }

  /** Sends until {@link System#nanoTime} is {@code end}. */
  Result sendUntil(long end) throws IOException, InterruptedException {
    Latencies taken = new Latencies();
    long refused = 0;
    while (System.nanoTime() < end) {
      List<UUID> ids = Stream.generate(this::nextId).limit(batch).toList();
      HttpRequest request =
          HttpRequest.newBuilder(collector)
              .header("Content-Type", "text/plain")
              .POST(HttpRequest.BodyPublishers.ofString(SampleBatches.of(ids)))
              .build();
      long start = System.nanoTime();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == NO_CONTENT) {
        taken.add(System.nanoTime() - start);
      } else {
        refused++;
      }
    }
    return new Result(taken, refused);
  }

  private UUID nextId() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
