package io.footfall.offers;

import io.footfall.offers.decide.DecideOffers;
import io.footfall.offers.decide.ListOffers;
import io.footfall.offers.deliver.SendOffers;
import io.footfall.offers.deliver.SendingContext;
import io.footfall.offers.flag.FlagFrequentVisitors;
import io.footfall.offers.interest.FindInterests;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.store.ReadVisits;
import io.footfall.pipelines.cassandra.LeaseProof;
import java.time.Instant;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: the visits of the days that the rule names, as Cassandra has them. Each visitor among
 * them gets exactly one verdict, written down under the run's name; who is frequent and may be
 * written to gets one mail.
 *
 * <p>One line of elements; it grows thinner at every step, and only what is left of it is asked
 * more about.
 */
public final class FrequentVisitorsPipeline {

  private FrequentVisitorsPipeline() {}

  /**
   * Adds everything, the mails included.
   *
   * @param run a name that no run had before
   * @param asOf the moment that visits and earlier offers are judged at
   * @param lease of the campaign, which the run holds
   */
  public static void send(
      Pipeline pipeline,
      OfferSettings settings,
      Delivery delivery,
      String run,
      Instant asOf,
      LeaseProof lease) {
    candidates(pipeline, settings, run, asOf)
        .apply(
            "SendOffers",
            SendOffers.in(
                new SendingContext(
                    settings.cassandra(),
                    settings.campaign(),
                    settings.contact(),
                    delivery.smtp(),
                    delivery.key(),
                    delivery.unsubscribeBase(),
                    run,
                    lease,
                    delivery.steps()),
                settings.buckets()));
  }

  /** Adds everything but the mails and their claims: it is written down who would get one. */
  public static void list(Pipeline pipeline, OfferSettings settings, String run, Instant asOf) {
    candidates(pipeline, settings, run, asOf)
        .apply("ListOffers", ListOffers.to(settings.cassandra(), settings.buckets(), run));
  }

  private static PCollection<Candidate> candidates(
      Pipeline pipeline, OfferSettings settings, String run, Instant asOf) {
    long asOfMillis = asOf.toEpochMilli();
    return pipeline
        .apply(
            "ReadVisits",
            ReadVisits.between(
                settings.cassandra(),
                settings.buckets(),
                settings.frequency().fromMillis(asOfMillis),
                asOfMillis))
        .apply(
            "FlagFrequentVisitors",
            FlagFrequentVisitors.by(settings.frequency(), settings.buckets(), asOfMillis))
        .apply(
            "DecideOffers",
            DecideOffers.on(
                new DecideOffers.Terms(
                    settings.contact(),
                    settings.cassandra(),
                    settings.buckets(),
                    settings.campaign().id(),
                    asOf,
                    run)))
        .apply(
            "FindInterests",
            FindInterests.in(settings.cassandra(), settings.buckets(), settings.frequency(), run));
  }
}
