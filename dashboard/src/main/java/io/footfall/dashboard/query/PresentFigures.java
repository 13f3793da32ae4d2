package io.footfall.dashboard.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How things stand now: the figures of the present minute and the fifteen before it, how far the
 * pipeline has come, and a revision that differs whenever a slice has changed a figure. A slice
 * adds its records to the newest minutes of the ledger, whatever minutes its clicks are of: so
 * these tell, and what is asked twice a second grows with nothing that is kept.
 */
public final class PresentFigures {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Some minutes of all outcomes, also where drivers' clocks differ by as much. */
  private static final int MOST_ENTRIES = 100;

  private final FigureIndex index;

  private PresentFigures(FigureIndex index) {
    this.index = index;
  }

  public static PresentFigures of(FigureIndex index) {
    return new PresentFigures(index);
  }

  /**
   * {@code {"minutes":[{"at":..,"events":..,"visitors":..}],"newestEvent":..,"newestSlice":..,
   * "revision":..}}; times are epoch milliseconds, 0 where there is none.
   *
   * @throws FiguresUnavailableException when Elasticsearch does not answer, or refuses
   */
  public ObjectNode at(Instant now) {
    List<JsonNode> answers = index.ask(searches(now));
    List<JsonNode> events = hits(answers.get(1));
    List<JsonNode> entries = hits(answers.get(2));
    ObjectNode present = JSON.createObjectNode();
    present.set("minutes", FigureReport.series(answers.get(0)));
    present.put("newestEvent", newest(events));
    present.put("newestSlice", newest(entries));
    present.put("revision", Integer.toHexString(Objects.hash(present, events, entries)));
    return present;
  }

  static List<FigureSearch> searches(Instant now) {
    return List.of(
        FigureSearch.series(Segment.everyone(), TimeRange.present(now)),
        FigureSearch.newest(FigureKind.TOTAL, 1),
        FigureSearch.newest(FigureKind.LEDGER, MOST_ENTRIES));
  }

  private static List<JsonNode> hits(JsonNode answer) {
    List<JsonNode> hits = new ArrayList<>();
    for (JsonNode hit : answer.at("/hits/hits")) {
      hits.add(hit.path("_source"));
    }
    return hits;
  }

  private static long newest(List<JsonNode> hits) {
    return hits.isEmpty() ? 0 : Instant.parse(hits.get(0).path("at").asText()).toEpochMilli();
  }
}
