package io.footfall.lake.compact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.visits.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepetitionFinderTest {

  private static final UUID ID = new UUID(1, 2);

  @Test
  void theFirstInTheLogKeepsItsId() {
    List<Amendment> found = find(click("v", 7, 20), click("v", 7, 10));
    assertThat(found.stream().map(Amendment::offset).toList(), contains(20L));
    assertThat(found.get(0).dropped(), is(true));
  }

  @Test
  void anotherContentGetsAnIdOfItsOwn() {
    List<Amendment> found = find(click("v", 7, 10), click("v", 8, 20), click("v", 8, 30));
    assertThat(found.get(0).derivedId(), equalTo(ContentHash.derivedId(ID, 8)));
    assertThat(found.get(0).dropped(), is(false));
    assertThat(found.get(1).dropped(), is(true));
  }

  @Test
  void anotherVisitorsIdIsAnotherId() {
    assertThat(find(click("v", 7, 10), click("w", 7, 20)), empty());
  }

  private static ClickId click(String visitorId, long hash, long offset) {
    return new ClickId(visitorId, ID, hash, 0, offset, 5, false, 0, false, 0L, null, false, null);
  }

  private static List<Amendment> find(ClickId... ids) {
    List<Amendment> found = new ArrayList<>();
    RepetitionFinder.find(new ArrayList<>(List.of(ids)), (click, one) -> found.add(one));
    return found;
  }
}
