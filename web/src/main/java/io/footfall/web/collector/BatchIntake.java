package io.footfall.web.collector;

import io.javalin.http.Context;
import io.javalin.http.RequestTimeoutResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;

/**
 * Comes in: a request as a client sent it. Goes out: its clicks, each with what the collector saw
 * of the request. What is beyond the client's budget, too large or unfit is refused before anything
 * of it is kept.
 */
final class BatchIntake {

  private final CollectorSettings settings;
  private final ClientBudget budget;
  private final BatchReader reader = new BatchReader();

  BatchIntake(CollectorSettings settings) {
    this.settings = settings;
    this.budget = new ClientBudget(settings.clicksPerSecond());
  }

  /**
   * The clicks, in the order of the request.
   *
   * @throws RequestTimeoutResponse when the body was not there in time
   */
  List<ReceivedClick> read(Context request) throws RefusedBatchException, IOException {
    ClientAddress client = clientOf(request);
    // One before the body is read: what is unfit costs its sender too.
    charge(client, 1);
    List<ReceivedClick> clicks = reader.read(bodyOf(request), circumstances(client, request));
    if (clicks.size() > 1) {
      charge(client, clicks.size() - 1);
    }
    return clicks;
  }

  private void charge(ClientAddress client, int clicks) throws RefusedBatchException {
    if (!budget.take(client, clicks)) {
      throw new RefusedBatchException(
          Refusal.OVER_BUDGET, "more than " + settings.clicksPerSecond() + " clicks a second");
    }
  }

  /** Reads at most one byte more than is allowed, whatever the client says of its length. */
  private byte[] bodyOf(Context request) throws RefusedBatchException, IOException {
    try (InputStream body = request.bodyInputStream()) {
      byte[] bytes = body.readNBytes(settings.mostBytes() + 1);
      if (bytes.length > settings.mostBytes()) {
        throw new RefusedBatchException(
            Refusal.TOO_LARGE,
            "a request must not be larger than " + settings.mostBytes() + " bytes");
      }
      return bytes;
    }
  }

  private BatchReader.Circumstances circumstances(ClientAddress client, Context request) {
    return new BatchReader.Circumstances(
        System.currentTimeMillis(), client.text(settings.masksAddresses()), request.userAgent());
  }

  private ClientAddress clientOf(Context request) {
    return ClientAddress.of(
        request.ip(), settings.trustsForwardedFor() ? forwardedFor(request) : null);
  }

  /** All lines of the header: a proxy may add one of its own below the client's. */
  private static String forwardedFor(Context request) {
    return String.join(",", Collections.list(request.req().getHeaders("X-Forwarded-For")));
  }
}
