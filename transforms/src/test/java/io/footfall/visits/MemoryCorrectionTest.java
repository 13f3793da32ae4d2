package io.footfall.visits;

import static io.footfall.testing.Clicks.NOON;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Finding;
import io.footfall.model.Page;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.testing.Clicks;
import io.footfall.visits.MemoryCorrection.Correction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryCorrectionTest {

  private static final Click STORED = Clicks.view(1, NOON);
  private static final Click CORRECTED =
      STORED.toBuilder().page(new Page("/mended", null, null)).build();
  private static final List<Correction> CORRECTIONS = List.of(new Correction(STORED, CORRECTED));

  @Test
  void theNextSliceDrawsTheVisitFromTheCorrectedClick() {
    List<Finding> findings = new ArrayList<>();
    follow(corrected(), 2, List.of(Clicks.view(2, NOON + 5_000)), findings);
    Visit visit =
        findings.stream()
            .filter(VisitChange.class::isInstance)
            .map(change -> ((VisitChange) change).after())
            .findFirst()
            .orElseThrow();
    assertThat(visit.stays().stream().map(stay -> stay.url()).toList(), contains("/mended", "/2"));
  }

  @Test
  void aDuplicateOfTheCorrectedClickIsFound() {
    List<Finding> findings = new ArrayList<>();
    follow(corrected(), 2, List.of(Clicks.again(CORRECTED, 9)), findings);
    assertThat(findings, contains(instanceOf(Duplicate.class)));
  }

  @Test
  void correctingAgainChangesNothing() {
    byte[] once = VisitorMemoryCodec.toBytes(corrected());
    assertThat(MemoryCorrection.apply(once, CORRECTIONS), equalTo(once));
  }

  @Test
  void whatIsNotCorrectedStays() {
    byte[] stored = stored(List.of(STORED, Clicks.view(2, NOON + 1)));
    VisitorMemory memory =
        VisitorMemoryCodec.fromBytes(MemoryCorrection.apply(stored, CORRECTIONS));
    assertThat(memory.clicks().get(1).url(), is("/2"));
    assertThat(memory.lastSlice(), is(1L));
  }

  private static VisitorMemory corrected() {
    return VisitorMemoryCodec.fromBytes(
        MemoryCorrection.apply(stored(List.of(STORED)), CORRECTIONS));
  }

  private static byte[] stored(List<Click> clicks) {
    return VisitorMemoryCodec.toBytes(follow(VisitorMemory.EMPTY, 1, clicks, new ArrayList<>()));
  }

  private static VisitorMemory follow(
      VisitorMemory memory, long slice, List<Click> clicks, List<Finding> findings) {
    return new VisitorFollower(Clicks.slice(slice), VisitRules.defaults())
        .follow("v", memory, clicks, findings::add);
  }
}
