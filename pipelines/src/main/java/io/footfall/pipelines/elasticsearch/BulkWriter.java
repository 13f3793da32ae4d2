package io.footfall.pipelines.elasticsearch;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.footfall.pipelines.elasticsearch.BulkFailure.Cause;
import io.footfall.pipelines.operations.SinkReports;
import io.footfall.pipelines.operations.SinkTimes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Documents on their way to Elasticsearch, in bulk requests of a thousand or a megabyte, four in
 * flight. What a busy cluster sends back, item or whole request, is tried again for half a minute,
 * ever more seldom. For one thread.
 */
final class BulkWriter {

  private static final int MOST_DOCUMENTS = 1_000;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int IN_FLIGHT = 4;
  private static final RetryPolicy<Void> POLICY =
      RetryPolicy.<Void>builder()
          .handle(BusyException.class)
          .onRetry(event -> SinkTimes.ELASTICSEARCH.retried())
          .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(8))
          .withJitter(0.2)
          .withMaxAttempts(20)
          .withMaxDuration(Duration.ofSeconds(30))
          .build();

  private final ElasticsearchSettings settings;
  private final ElasticsearchHttp http;
  private final FailsafeExecutor<Void> retries = Failsafe.with(POLICY);
  private final Semaphore free = new Semaphore(IN_FLIGHT);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private List<Entry> gathered = new ArrayList<>();
  private int characters;

  private record Entry(FigureDocument document, String lines) {}

  private record Refusal(FigureDocument document, BulkFailure failure) {}

  BulkWriter(ElasticsearchSettings settings) {
    this.settings = settings;
    this.http = new ElasticsearchHttp(settings);
  }

  /**
   * Adds a document, and sends those gathered when they are enough.
   *
   * @param lines of the bulk request, which write it
   * @throws ElasticsearchException when one sent before could not be written
   */
  void add(FigureDocument document, String lines) {
    gathered.add(new Entry(document, lines));
    characters += lines.length();
    if (gathered.size() == MOST_DOCUMENTS || characters >= MOST_CHARACTERS) {
      send();
    }
  }

  /**
   * Returns when each document is written, or has been handed to {@code refused}, as its own fault.
   * One that is there in a later version already is left alone.
   *
   * @throws ElasticsearchException when the cluster stays busy or away, or has to be seen to
   */
  void flush(BiConsumer<FigureDocument, BulkFailure> refused) {
    if (!gathered.isEmpty()) {
      send();
    }
    await();
    throwFailure();
    refusals.forEach(refusal -> refused.accept(refusal.document(), refusal.failure()));
    SinkReports.send(SinkTimes.ELASTICSEARCH);
  }

  private void send() {
    List<Entry> left = gathered;
    gathered = new ArrayList<>();
    characters = 0;
    free.acquireUninterruptibly();
    CompletableFuture<Void> unused =
        retries
            .getStageAsync(() -> attempt(left))
            .whenComplete(
                (done, failed) -> {
                  if (failed != null) {
                    SinkTimes.ELASTICSEARCH.failed();
                    failure.compareAndSet(null, failed);
                  }
                  free.release();
                });
    throwFailure();
  }

  /** Leaves in the list what has to be tried again; the attempts follow each other. */
  private CompletableFuture<Void> attempt(List<Entry> left) {
    StringBuilder lines = new StringBuilder();
    left.forEach(entry -> lines.append(entry.lines()));
    return http.bulk(lines.toString()).thenAccept(response -> judge(response, left));
  }

  private void judge(HttpResponse<String> response, List<Entry> left) {
    List<Entry> again = new ArrayList<>();
    String lastMessage = "";
    for (Map.Entry<Integer, BulkFailure> item :
        BulkAnswer.of(response, settings).failures().entrySet()) {
      Entry entry = left.get(item.getKey());
      BulkFailure failed = item.getValue();
      if (failed.cause() == Cause.PASSING) {
        again.add(entry);
        lastMessage = failed.message();
      } else {
        settle(entry, failed);
      }
    }
    left.clear();
    left.addAll(again);
    if (!left.isEmpty()) {
      throw new BusyException(settings + " did not write a figure: " + lastMessage);
    }
  }

  private void settle(Entry entry, BulkFailure failed) {
    switch (failed.cause()) {
      case DOCUMENT -> refusals.add(new Refusal(entry.document(), failed));
      case SUPERSEDED -> {}
      default ->
          throw new ElasticsearchException(
              settings + " did not write a figure: " + failed.message());
    }
  }

  private void await() {
    free.acquireUninterruptibly(IN_FLIGHT);
    free.release(IN_FLIGHT);
  }

  /** Not before the other requests have ended: what the slice's next run writes comes after. */
  private void throwFailure() {
    Throwable failed = failure.get();
    if (failed != null) {
      await();
      throw new ElasticsearchException(
          settings + " did not write figures: " + failed.getMessage(), failed);
    }
  }
}
