package io.footfall.offers;

import io.footfall.offers.model.Decision;
import io.footfall.offers.store.DecisionStore;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.runner.RunnerSession;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;

/** Runs the pipeline of the offers, and says what came of it. One run at a time. */
public final class Offers {

  private final OfferSettings settings;
  private final RunnerSession session;
  private final Clock clock;

  private Offers(OfferSettings settings, RunnerSession session, Clock clock) {
    this.settings = settings;
    this.session = session;
    this.clock = clock;
  }

  /** By that runner. */
  public static Offers of(OfferSettings settings, RunnerSession session) {
    return of(settings, session, Clock.systemUTC());
  }

  /** With another clock, by which visits and earlier offers are judged. */
  public static Offers of(OfferSettings settings, RunnerSession session, Clock clock) {
    return new Offers(settings, session, clock);
  }

  /** A run that has a name, and has not begun. */
  public Run open() {
    return new Run(UUID.randomUUID().toString(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Keeps every other run of the campaign away until it is closed. */
  static CassandraLease lease(CassandraSettings cassandra, String campaign) {
    return CassandraLease.acquire(cassandra, "offers/" + campaign, CassandraLease.DEFAULT_TTL);
  }

  /** One look at all visitors. What it has decided so far can be asked from any thread. */
  public final class Run {
    private final String name;
    private final Instant asOf;

    private Run(String name, Instant asOf) {
      this.name = name;
      this.asOf = asOf;
    }

    /** The moment that visits and earlier offers are judged at. */
    public Instant asOf() {
      return asOf;
    }

    /** Sends nothing and claims nothing. */
    public OfferSummary list() {
      return run(pipeline -> FrequentVisitorsPipeline.list(pipeline, settings, name, asOf));
    }

    /**
     * Sends what is to be sent. Holds a lease meanwhile: a campaign has one run at a time, so that
     * a claim that another run has left open is nobody's work any more. When it is lost, no other
     * offer is claimed and the run fails.
     *
     * @throws io.footfall.pipelines.slices.LeaseHeldException when another run is at it
     */
    public OfferSummary send(Delivery delivery) {
      try (CassandraLease lease = lease(settings.cassandra(), settings.campaign().id())) {
        OfferSummary summary =
            run(
                pipeline ->
                    FrequentVisitorsPipeline.send(
                        pipeline, settings, delivery, name, asOf, lease.proof()));
        lease.ensureHeld();
        return summary;
      }
    }

    /** What it has decided so far. */
    public OfferSummary soFar() {
      return new OfferSummary(name, asOf, decisions().totals());
    }

    /** Hands on each decision. */
    public void forEachDecision(Consumer<Decision> receiver) {
      decisions().forEach(receiver);
    }

    private DecisionStore decisions() {
      return DecisionStore.of(settings.cassandra(), settings.buckets(), name);
    }

    private OfferSummary run(Consumer<Pipeline> journey) {
      String campaign = settings.campaign().id();
      session.run("footfall-offers-" + campaign, "offers, campaign " + campaign, journey);
      return soFar();
    }
  }
}
