package io.footfall.dashboard.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.dashboard.query.FiguresUnavailableException;
import io.footfall.dashboard.query.PresentFigures;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.sse.SseClient;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events: {@code present} with the present figures twice a second, or {@code trouble}
 * with what to do. Indices come to show what was written to them up to a second apart, so a report
 * of a revision may be older than it: figures that have stayed for three looks get another
 * revision. Elasticsearch is asked once for all listeners, and not at all when there are none.
 */
public final class LiveFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final long PERIOD_MILLIS = 500;
  private static final int SETTLED_LOOKS = 6;
  private static final String RETRY_AFTER_SECONDS = "30";

  private final PresentFigures figures;
  private final Clock clock;
  private final int mostPages;
  private final Listeners listeners = new Listeners();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "live-feed");
            thread.setDaemon(true);
            return thread;
          });

  private String revision = "";
  private int looksAtRevision;

  private LiveFeed(PresentFigures figures, Clock clock, int mostPages) {
    this.figures = figures;
    this.clock = clock;
    this.mostPages = mostPages;
  }

  /** A feed that runs until it is closed, for that many pages. */
  @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing out
  public static LiveFeed start(PresentFigures figures, Clock clock, int mostPages) {
    LiveFeed feed = new LiveFeed(figures, clock, mostPages);
    feed.timer.scheduleWithFixedDelay(feed::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return feed;
  }

  /**
   * Refuses a page where there are too many already, before it is told anything: each costs a
   * connection, and one that nobody reads a thread.
   */
  public void requireRoom(Context context) {
    if (listeners.count() >= mostPages) {
      context.header("Retry-After", RETRY_AFTER_SECONDS);
      throw new ServiceUnavailableResponse(
          "The dashboard tells "
              + mostPages
              + " pages what is new, and no more: close some, or start another dashboard");
    }
  }

  /** Keeps the client until it goes away. */
  public void add(SseClient client) {
    listeners.add(client);
  }

  /** How many listen. */
  public int pages() {
    return listeners.count();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    listeners.close();
  }

  private void look() {
    if (listeners.count() == 0) {
      return;
    }
    try {
      listeners.tell("present", withSettled(figures.at(clock.instant())).toString());
    } catch (FiguresUnavailableException e) {
      listeners.tell("trouble", Map.of("message", e.getMessage()));
    } catch (RuntimeException e) {
      // A timer drops a task that throws, and the pages would stand still without a word.
      LOG.error("The present figures could not be told", e);
      listeners.tell("trouble", Map.of("message", "The dashboard failed; its log says why: " + e));
    }
  }

  private ObjectNode withSettled(ObjectNode present) {
    String found = present.path("revision").asText();
    looksAtRevision = found.equals(revision) ? looksAtRevision + 1 : 1;
    revision = found;
    return looksAtRevision < SETTLED_LOOKS ? present : present.put("revision", found + "-settled");
  }
}
