package io.footfall.offers.decide;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.Interests;
import io.footfall.offers.model.VisitorActivity;
import io.footfall.offers.store.DecisionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Comes in: visitors' activities. Goes out: the frequent who may be written to. Every other is
 * decided on here and written down with the reason; a bundle ends when that is written.
 *
 * <p>Contacts, suppressions and claims are read for the frequent alone, one after the other: the
 * mails that follow take far longer.
 */
public final class DecideOffers
    extends PTransform<PCollection<VisitorActivity>, PCollection<Candidate>> {

  /**
   * What decisions depend on beside the visitor.
   *
   * @param campaign its id
   * @param asOf the moment that all is judged at
   * @param run on whose behalf decisions are written down
   */
  public record Terms(
      ContactRules rules,
      CassandraSettings cassandra,
      VisitorBuckets buckets,
      String campaign,
      Instant asOf,
      String run)
      implements Serializable {}

  private final Terms terms;

  private DecideOffers(Terms terms) {
    this.terms = terms;
  }

  public static DecideOffers on(Terms terms) {
    return new DecideOffers(terms);
  }

  @Override
  public PCollection<Candidate> expand(PCollection<VisitorActivity> activities) {
    return activities
        .apply("Decide", ParDo.of(new DecideFn(terms)))
        .setCoder(SerializableCoder.of(Candidate.class));
  }

  private static final class DecideFn extends DoFn<VisitorActivity, Candidate> {
    private final Terms terms;
    private transient @Nullable StoredObjections objections;
    private transient DecisionStore.@Nullable Writer decisions;

    DecideFn(Terms terms) {
      this.terms = terms;
    }

    @StartBundle
    public void start() {
      objections = StoredObjections.of(terms.cassandra(), terms.rules(), terms.campaign());
      decisions = DecisionStore.of(terms.cassandra(), terms.buckets(), terms.run()).open();
    }

    @ProcessElement
    public void process(@Element VisitorActivity activity, OutputReceiver<Candidate> out) {
      if (activity.verdict() != null) {
        decisions.write(new Decision(activity.visitorId(), activity.verdict(), wordsFor(activity)));
        return;
      }
      Contact contact = objections.contactOf(activity.visitorId()).orElse(null);
      Optional<Decision> objection =
          contact == null
              ? Optional.of(ContactRules.noContact(activity.visitorId()))
              : objections.to(contact, terms.asOf());
      if (objection.isPresent()) {
        decisions.write(objection.get());
      } else {
        out.output(new Candidate(activity, contact, Interests.none()));
      }
    }

    @FinishBundle
    public void finish() {
      decisions.flush();
    }

    private static String wordsFor(VisitorActivity activity) {
      return activity.visits() + " visits, " + activity.engagedMillis() / 1000 + " s engaged";
    }
  }
}
