package io.footfall.offers.interest;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Span;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.store.DecisionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: candidates. Goes out: those whose clicks speak for an offer, with what they were
 * interested in. The others (who asked for no more mails in the shop after the consent was given,
 * or looked at nothing of the rule's category) are decided on here, and written down.
 *
 * <p>Candidates are grouped by bucket again, so that a stretch of time in which several of them
 * were there is read once.
 */
public final class FindInterests
    extends PTransform<PCollection<Candidate>, PCollection<Candidate>> {

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final FrequencyRule rule;
  private final String run;

  private FindInterests(
      CassandraSettings settings, VisitorBuckets buckets, FrequencyRule rule, String run) {
    this.settings = settings;
    this.buckets = buckets;
    this.rule = rule;
    this.run = run;
  }

  /** In those clicks, on behalf of that run. */
  public static FindInterests in(
      CassandraSettings settings, VisitorBuckets buckets, FrequencyRule rule, String run) {
    return new FindInterests(settings, buckets, rule, run);
  }

  @Override
  public PCollection<Candidate> expand(PCollection<Candidate> candidates) {
    return candidates
        .apply("ByBucket", ParDo.of(new ByBucketFn(buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(Candidate.class)))
        .apply("Group", GroupByKey.create())
        .apply("ReadClicks", ParDo.of(new ReadFn(settings, buckets, rule, run)))
        .setCoder(SerializableCoder.of(Candidate.class));
  }

  /** Why the clicks speak against an offer, if they do. */
  static Optional<Decision> objection(Candidate candidate, Trail trail, FrequencyRule rule) {
    String visitorId = candidate.visitorId();
    long consentAt = candidate.contact().consentAt().toEpochMilli();
    if (trail.optedOutAt().isPresent() && trail.optedOutAt().getAsLong() > consentAt) {
      return Optional.of(
          new Decision(visitorId, Verdict.OPTED_OUT, "asked for no more mails in the shop"));
    }
    if (!trail.viewed(rule.viewedCategory())) {
      return Optional.of(
          new Decision(
              visitorId, Verdict.OUT_OF_SEGMENT, "looked at nothing of " + rule.viewedCategory()));
    }
    return Optional.empty();
  }

  private static final class ByBucketFn extends DoFn<Candidate, KV<Integer, Candidate>> {
    private final VisitorBuckets buckets;

    ByBucketFn(VisitorBuckets buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element Candidate candidate, OutputReceiver<KV<Integer, Candidate>> out) {
      out.output(KV.of(buckets.bucketOf(candidate.visitorId()), candidate));
    }
  }

  private static final class ReadFn extends DoFn<KV<Integer, Iterable<Candidate>>, Candidate> {
    private final CassandraSettings settings;
    private final VisitorBuckets buckets;
    private final FrequencyRule rule;
    private final String run;

    ReadFn(CassandraSettings settings, VisitorBuckets buckets, FrequencyRule rule, String run) {
      this.settings = settings;
      this.buckets = buckets;
      this.rule = rule;
      this.run = run;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<Candidate>> bucket, OutputReceiver<Candidate> out) {
      Map<String, List<Span>> visits = new HashMap<>();
      bucket
          .getValue()
          .forEach(candidate -> visits.put(candidate.visitorId(), candidate.activity().spans()));
      Map<String, Trail> trails = new ClickTrails(settings, bucket.getKey()).read(visits);
      DecisionStore.Writer decisions = DecisionStore.of(settings, buckets, run).open();
      for (Candidate candidate : bucket.getValue()) {
        Trail trail = trails.get(candidate.visitorId());
        Optional<Decision> objection = objection(candidate, trail, rule);
        if (objection.isPresent()) {
          decisions.write(objection.get());
        } else {
          out.output(candidate.withInterests(trail.interests()));
        }
      }
      decisions.flush();
    }
  }
}
