package io.footfall.dashboard.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKind;
import java.time.Instant;
import java.util.List;

/**
 * How things stand now: the figures of the present minute and the fifteen before it, how far the
 * pipeline has come, and a revision that differs whenever a figure has changed.
 */
public final class PresentFigures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FigureIndex index;

  private PresentFigures(FigureIndex index) {
    this.index = index;
  }

  public static PresentFigures of(FigureIndex index) {
    return new PresentFigures(index);
  }

  /**
   * {@code {"minutes":[{"at":..,"events":..,"visitors":..}],"newestEvent":..,"newestSlice":..,
   * "outcomes":..,"revision":..}}; times are epoch milliseconds, 0 where there is none.
   *
   * @throws FiguresUnavailableException when Elasticsearch does not answer, or refuses
   */
  public ObjectNode at(Instant now) {
    TimeRange minutes = TimeRange.present(now);
    List<JsonNode> answers =
        index.ask(
            List.of(
                FigureSearch.series(Segment.everyone(), minutes),
                FigureSearch.newest(FigureKind.TOTAL, "minute"),
                FigureSearch.newest(FigureKind.LEDGER, "minute")));
    ObjectNode present = JSON.createObjectNode();
    present.set("minutes", FigureReport.series(answers.get(0)));
    present.put("newestEvent", aggregated(answers.get(1), "newest"));
    present.put("newestSlice", aggregated(answers.get(2), "newest"));
    present.put("events", aggregated(answers.get(1), "events"));
    present.put("visits", aggregated(answers.get(1), "visits"));
    present.put("outcomes", aggregated(answers.get(2), "events"));
    present.put("revision", Integer.toHexString(present.hashCode()));
    return present;
  }

  private static long aggregated(JsonNode answer, String name) {
    return answer.path("aggregations").path(name).path("value").asLong(0);
  }
}
