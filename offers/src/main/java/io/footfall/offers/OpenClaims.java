package io.footfall.offers;

import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.store.ClaimStore;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.util.function.Consumer;

/**
 * Claims without an outcome: offers of which nobody knows whether they have left, since a run was
 * killed or a connection broke between the mail server's taking and our writing it down. A person
 * who has looked into the mail server's log can settle them.
 */
public final class OpenClaims {

  private final CassandraSettings settings;
  private final ClaimStore claims;

  private OpenClaims(CassandraSettings settings) {
    this.settings = settings;
    this.claims = ClaimStore.of(settings);
  }

  public static OpenClaims in(CassandraSettings settings) {
    return new OpenClaims(settings);
  }

  /** Hands on each; a run that is going on has one for each connection. */
  public void forEach(Consumer<Claim> receiver) {
    claims.forEachOpen(receiver);
  }

  /** The mail has left: it counts as sent. */
  public void confirm(ClaimKey key) {
    settle(key, ClaimOutcome.SENT);
  }

  /** The mail has not left: the next run may offer it again. */
  public void release(ClaimKey key) {
    settle(key, ClaimOutcome.RELEASED);
  }

  private void settle(ClaimKey key, ClaimOutcome outcome) {
    try (CassandraLease lease = Offers.lease(settings, key.campaign())) {
      Claim claim =
          claims
              .find(key)
              .filter(Claim::isOpen)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no open claim "
                              + key
                              + ": footfall offers claims lists those that there are"));
      lease.ensureHeld();
      claims.settle(claim, outcome, "settled by hand");
    }
  }
}
