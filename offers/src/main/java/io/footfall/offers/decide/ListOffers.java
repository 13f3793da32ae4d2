package io.footfall.offers.decide;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.Interests;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.store.DecisionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Comes in: candidates. That each would get the offer, and with what in it, is written down. */
public final class ListOffers extends PTransform<PCollection<Candidate>, PDone> {

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final String run;

  private ListOffers(CassandraSettings settings, VisitorBuckets buckets, String run) {
    this.settings = settings;
    this.buckets = buckets;
    this.run = run;
  }

  /** Under that run's name. */
  public static ListOffers to(CassandraSettings settings, VisitorBuckets buckets, String run) {
    return new ListOffers(settings, buckets, run);
  }

  @Override
  public PDone expand(PCollection<Candidate> candidates) {
    candidates.apply("Write", ParDo.of(new WriteFn(settings, buckets, run)));
    return PDone.in(candidates.getPipeline());
  }

  private static final class WriteFn extends DoFn<Candidate, Void> {
    private final CassandraSettings settings;
    private final VisitorBuckets buckets;
    private final String run;
    private transient DecisionStore.@Nullable Writer decisions;

    WriteFn(CassandraSettings settings, VisitorBuckets buckets, String run) {
      this.settings = settings;
      this.buckets = buckets;
      this.run = run;
    }

    @StartBundle
    public void start() {
      decisions = DecisionStore.of(settings, buckets, run).open();
    }

    @ProcessElement
    public void process(@Element Candidate candidate) {
      decisions.write(new Decision(candidate.visitorId(), Verdict.WOULD_SEND, wordsFor(candidate)));
    }

    @FinishBundle
    public void finish() {
      decisions.flush();
    }

    private static String wordsFor(Candidate candidate) {
      Interests interests = candidate.interests();
      return candidate.activity().visits()
          + " visits; likes "
          + (interests.topCategory() == null ? "nothing yet" : interests.topCategory())
          + "; "
          + interests.cart().size()
          + " in the cart";
    }
  }
}
