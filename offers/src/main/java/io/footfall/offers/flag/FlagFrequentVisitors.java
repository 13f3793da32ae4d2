package io.footfall.offers.flag;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.VisitSummary;
import io.footfall.offers.model.VisitorActivity;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: visits, each once, in any order. Goes out: one activity for each visitor of whom a
 * visit began within the rule's days, frequent or with the reason why not. {@link
 * FrequentVisitorsModel} says the same in a few plain lines.
 *
 * <p>Visitors are grouped by bucket, not one by one: a runner makes a bundle of every key. A task
 * holds the summaries of a bucket, some 150 bytes a visit.
 */
public final class FlagFrequentVisitors
    extends PTransform<PCollection<VisitSummary>, PCollection<VisitorActivity>> {

  private final FrequencyRule rule;
  private final VisitorBuckets buckets;
  private final long asOfMillis;

  private FlagFrequentVisitors(FrequencyRule rule, VisitorBuckets buckets, long asOfMillis) {
    this.rule = rule;
    this.buckets = buckets;
    this.asOfMillis = asOfMillis;
  }

  /** By that rule, as of that moment: visits that began then or later are not looked at. */
  public static FlagFrequentVisitors by(
      FrequencyRule rule, VisitorBuckets buckets, long asOfMillis) {
    return new FlagFrequentVisitors(rule, buckets, asOfMillis);
  }

  @Override
  public PCollection<VisitorActivity> expand(PCollection<VisitSummary> visits) {
    return visits
        .apply("ByBucket", ParDo.of(new ByBucketFn(buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), VisitSummaryCoder.of()))
        .apply("Group", GroupByKey.create())
        .apply("Flag", ParDo.of(new FlagFn(rule, asOfMillis)))
        .setCoder(VisitorActivityCoder.of());
  }

  private static final class ByBucketFn extends DoFn<VisitSummary, KV<Integer, VisitSummary>> {
    private final VisitorBuckets buckets;

    ByBucketFn(VisitorBuckets buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element VisitSummary visit, OutputReceiver<KV<Integer, VisitSummary>> out) {
      out.output(KV.of(buckets.bucketOf(visit.visitorId()), visit));
    }
  }

  private static final class FlagFn
      extends DoFn<KV<Integer, Iterable<VisitSummary>>, VisitorActivity> {
    private final FrequencyRule rule;
    private final long asOfMillis;

    FlagFn(FrequencyRule rule, long asOfMillis) {
      this.rule = rule;
      this.asOfMillis = asOfMillis;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<VisitSummary>> bucket, OutputReceiver<VisitorActivity> out) {
      ActivityTally tally = new ActivityTally(rule, asOfMillis);
      bucket.getValue().forEach(tally::add);
      tally.forEach(out::output);
    }
  }
}
