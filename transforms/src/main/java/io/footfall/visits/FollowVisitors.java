package io.footfall.visits;

import io.footfall.coders.ChunkCoder;
import io.footfall.coders.FindingCoder;
import io.footfall.model.Finding;
import io.footfall.model.Outcome;
import io.footfall.model.Slice;
import io.footfall.model.VisitorBuckets;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings the clicks of a slice together with what is remembered of their visitors. In come the
 * outcomes so far (clicks to store, rejects), out go the final ones, one for each that came in: a
 * click that has been stored before turns into a {@link io.footfall.model.Duplicate}, what was none
 * passes through. Beside them go {@link io.footfall.model.Remark}s and, for every visit that the
 * slice changed, a {@link io.footfall.model.VisitChange}.
 *
 * <p>Guarantees, for whatever was done to the slice before, at any point of it and as often as
 * wanted:
 *
 * <ul>
 *   <li>the findings are those of the first run, in some order;
 *   <li>a duplicate is found as long as its first was received within 24 hours of the visitor's
 *       newest click, and in fact as long as the visit of its first is remembered ({@link
 *       VisitRules#maxLateness} and more);
 *   <li>visits are those that all clicks, late or not, make in the order in which they happened;
 *   <li>a store that fails fails the slice, whose replay starts from the same state.
 * </ul>
 *
 * <p>Holds the clicks of one bucket in memory at a time, on each thread: about 1.2 KB a click, so
 * at worst, when one visitor made them all, as much as the slice is long. Of a small slice several
 * buckets go together, and wait together for the store.
 */
public final class FollowVisitors extends PTransform<PCollection<Outcome>, PCollection<Finding>> {

  private final Slice slice;
  private final VisitorStore store;
  private final VisitRules rules;
  private final VisitorBuckets buckets;

  private FollowVisitors(
      Slice slice, VisitorStore store, VisitRules rules, VisitorBuckets buckets) {
    this.slice = slice;
    this.store = store;
    this.rules = rules;
    this.buckets = buckets;
  }

  /** Follows the visitors of the slice by the default rules, in the default number of buckets. */
  public static FollowVisitors of(Slice slice, VisitorStore store) {
    return new FollowVisitors(
        slice, store, VisitRules.defaults(), new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT));
  }

  public FollowVisitors withRules(VisitRules rules) {
    return new FollowVisitors(slice, store, rules, buckets);
  }

  /** Buckets as the store has them. */
  public FollowVisitors withBuckets(VisitorBuckets buckets) {
    return new FollowVisitors(slice, store, rules, buckets);
  }

  @Override
  public PCollection<Finding> expand(PCollection<Outcome> outcomes) {
    if (!(outcomes.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          "A slice is one piece: FollowVisitors takes the global window only, not "
              + outcomes.getWindowingStrategy().getWindowFn());
    }
    return outcomes
        .apply("Pack", ParDo.of(new PackByGroup(groups())))
        .setCoder(KvCoder.of(VarIntCoder.of(), ChunkCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("Follow", ParDo.of(new FollowGroup(slice, rules, store, buckets)))
        .setCoder(FindingCoder.of());
  }

  /** As many as there are buckets, or fewer: where they divide them, of whole buckets each. */
  private VisitorBuckets groups() {
    return new VisitorBuckets(slice.groups(buckets.count()));
  }
}
