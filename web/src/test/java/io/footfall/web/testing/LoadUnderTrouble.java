package io.footfall.web.testing;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Eight clients that send batches of ten without a pause, and remember what was acknowledged. */
public final class LoadUnderTrouble implements AutoCloseable {

  private static final int CLIENTS = 8;
  private static final int BATCH = 10;

  /** Posts a batch of these ids. */
  @FunctionalInterface
  public interface Post {
    HttpResponse<String> send(List<UUID> ids) throws IOException, InterruptedException;
  }

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> otherAnswers = ConcurrentHashMap.newKeySet();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean isOver;

  private LoadUnderTrouble() {}

  public static LoadUnderTrouble start(Post post) {
    LoadUnderTrouble load = new LoadUnderTrouble();
    for (int i = 0; i < CLIENTS; i++) {
      load.clients.execute(() -> load.send(post));
    }
    return load;
  }

  public long taken() {
    return acknowledged.size();
  }

  /** How many batches were answered with 503. */
  public long refused() {
    return refused.get();
  }

  /** Answers that are neither 204 nor 503, and clients that broke off. */
  public Set<String> otherAnswers() {
    return Set.copyOf(otherAnswers);
  }

  /** Ends the load; gives the ids of all clicks that were answered with 204. */
  public Set<UUID> stop() throws InterruptedException {
    isOver = true;
    clients.shutdown();
    if (!clients.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("A request had no answer within a minute");
    }
    return new HashSet<>(acknowledged);
  }

  @Override
  public void close() {
    isOver = true;
    clients.shutdownNow();
  }

  private void send(Post post) {
    try {
      while (!isOver) {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(BATCH).toList();
        int status = post.send(ids).statusCode();
        if (status == 204) {
          acknowledged.addAll(ids);
        } else if (status == 503) {
          refused.incrementAndGet();
        } else {
          otherAnswers.add("status " + status);
        }
      }
    } catch (IOException e) {
      otherAnswers.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
