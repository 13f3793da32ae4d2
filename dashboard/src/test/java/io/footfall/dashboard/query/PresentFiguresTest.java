package io.footfall.dashboard.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresentFiguresTest {

  /** It is asked twice a second as long as a page is open, of months of minutes. */
  @Test
  void nothingIsSummedUpOverAllThatIsKept() {
    for (FigureSearch search : PresentFigures.searches(Instant.parse("2026-03-01T10:14:30Z"))) {
      ObjectNode body = search.body();
      boolean isOfSomeMinutes = body.at("/query/bool/filter").toString().contains("range");
      assertThat(search.toString(), body.has("aggs"), is(isOfSomeMinutes));
      assertThat(search.toString(), body.path("size").asInt(), lessThanOrEqualTo(100));
      if (!isOfSomeMinutes) {
        assertThat("counts no hits", body.path("track_total_hits").asBoolean(true), is(false));
      }
    }
  }
}
