package io.footfall.dashboard.feed;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The open pages. Each is told in its own time, and what it is told replaces what it has not been
 * told yet: a page that is not read, as that of a computer asleep, holds up no other until its
 * connection breaks, and keeps one event, not a queue of them.
 */
final class Listeners implements AutoCloseable {

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "live-page");
            thread.setDaemon(true);
            return thread;
          });

  /** Keeps the client until it goes away. */
  void add(SseClient client) {
    Listener listener = new Listener(client);
    client.keepAlive();
    client.onClose(() -> listeners.remove(listener));
    listeners.add(listener);
  }

  int count() {
    return listeners.size();
  }

  /** Tells all of them, and waits for none. */
  void tell(String event, Object data) {
    Event latest = new Event(event, data);
    listeners.forEach(listener -> listener.tell(latest));
  }

  @Override
  public void close() {
    listeners.forEach(listener -> listener.client.close());
    threads.shutdown();
  }

  private record Event(String name, Object data) {}

  private final class Listener {
    private final SseClient client;
    private final AtomicReference<@Nullable Event> next = new AtomicReference<>();
    private final AtomicBoolean isBeingTold = new AtomicBoolean();

    Listener(SseClient client) {
      this.client = client;
    }

    void tell(Event event) {
      next.set(event);
      if (isBeingTold.compareAndSet(false, true)) {
        threads.execute(this::send);
      }
    }

    private void send() {
      do {
        try {
          Event event = next.getAndSet(null);
          if (event != null) {
            client.sendEvent(event.name(), event.data());
          }
        } finally {
          isBeingTold.set(false);
        }
        // What came after the last look at it and before that
      } while (next.get() != null && isBeingTold.compareAndSet(false, true));
    }
  }
}
