package io.footfall.offers.deliver;

import io.footfall.offers.compose.OfferCodes;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimHistory;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.Verdict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes one offer after the other, each in this order: what may have changed since it was decided
 * is looked at again, the offer is claimed, the mail is handed over, what became of it is written
 * down. Ended at any point, it leaves either no claim and no mail, or a claim that says what became
 * of the mail, or a claim that is open. For one thread.
 */
final class OfferSender implements AutoCloseable {

  private static final int MOST_RIVALS = 3;

  private final SendingContext context;
  private final SmtpConnection connection;
  private final MailRate rate;
  private final Handover handover;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  OfferSender(SendingContext context, Clock clock) {
    SmtpSettings smtp = context.smtp();
    this.context = context;
    this.connection = new SmtpConnection(smtp);
    this.rate = MailRate.of(smtp.mailsPerSecond(), smtp.connections());
    this.handover = new Handover(context, connection);
    this.clock = clock;
  }

  /**
   * Makes the offer, or says why not.
   *
   * @throws MailServerException when the server is down, or takes nothing: no mail is lost by it
   * @throws io.footfall.pipelines.slices.LeaseLostException when another run may have begun: this
   *     offer is not claimed
   */
  Decision offer(Candidate decided) throws InterruptedException {
    Optional<Contact> contact = context.contacts().find(decided.visitorId());
    Candidate candidate = contact.map(decided::withContact).orElse(decided);
    Recipient recipient = Recipient.ofAddress(candidate.contact().email());
    for (int attempt = 0; attempt < MOST_RIVALS; attempt++) {
      ClaimHistory history = context.claims().historyOf(recipient);
      Optional<Decision> settled =
          ownEarlier(candidate, history)
              .or(() -> byContact(contact, candidate.visitorId()))
              .or(() -> objection(candidate, recipient, history));
      if (settled.isPresent()) {
        return settled.get();
      }
      rate.await();
      connection.ensureOpen();
      context.lease().ensureHeld();
      Optional<Claim> claim = claim(candidate, recipient, history);
      if (claim.isPresent()) {
        context.steps().claimed(claim.get());
        return handover.send(candidate, claim.get());
      }
      // Somebody else claimed an offer for the recipient: that changes what speaks against this
    }
    return new Decision(
        candidate.visitorId(), Verdict.NOT_TAKEN, "others claim offers at the same time");
  }

  /** What this run has done already: a runner may run a task again. */
  private Optional<Decision> ownEarlier(Candidate candidate, ClaimHistory history) {
    return history
        .lastOf(context.campaign().id())
        .filter(claim -> claim.run().equals(context.run()))
        .flatMap(claim -> decisionOn(claim, candidate.visitorId()));
  }

  /** Whoever waited for his turn may have taken his consent back by now, or have been erased. */
  private Optional<Decision> byContact(Optional<Contact> contact, String visitorId) {
    return contact.isPresent()
        ? context.rules().byContact(contact.get())
        : Optional.of(ContactRules.noContact(visitorId));
  }

  private Optional<Decision> objection(
      Candidate candidate, Recipient recipient, ClaimHistory history) {
    ContactRules rules = context.rules();
    String visitorId = candidate.visitorId();
    Instant now = now();
    return rules
        .bySuppression(visitorId, context.suppressions().reasonsFor(recipient))
        .or(() -> rules.byHistory(visitorId, context.campaign().id(), history, now))
        .or(() -> byValidity(visitorId, history, now))
        .or(() -> rules.byHour(candidate.contact(), now));
  }

  /** An open claim's mail would be the same again, and its code is nobody's to redeem any more. */
  private Optional<Decision> byValidity(String visitorId, ClaimHistory history, Instant now) {
    Instant earliest = now.minus(Duration.ofDays(context.campaign().validDays()));
    return history
        .lastOf(context.campaign().id())
        .filter(claim -> claim.isOpen() && claim.claimedAt().isBefore(earliest))
        .map(
            claim ->
                new Decision(
                    visitorId,
                    Verdict.OPEN_CLAIM,
                    "claimed, outcome unknown, and its code has run out: " + claim.key()));
  }

  /** The claim that an earlier run left open, where it may be taken up, or else a new one. */
  private Optional<Claim> claim(Candidate candidate, Recipient recipient, ClaimHistory history) {
    Optional<Claim> open = history.lastOf(context.campaign().id()).filter(Claim::isOpen);
    if (open.isPresent()) {
      return open;
    }
    Claim claim = newClaim(candidate, recipient, history, now());
    return context.claims().take(claim, history) ? Optional.of(claim) : Optional.empty();
  }

  private Claim newClaim(
      Candidate candidate, Recipient recipient, ClaimHistory history, Instant now) {
    return new Claim(
        history.next(context.campaign().id(), recipient),
        UUID.randomUUID(),
        candidate.visitorId(),
        OfferCodes.next(context.campaign().codePrefix(), random),
        context.run(),
        now,
        null,
        null);
  }

  private static Optional<Decision> decisionOn(Claim own, String visitorId) {
    if (!own.visitorId().equals(visitorId)) {
      return Optional.of(
          new Decision(visitorId, Verdict.ALREADY_OFFERED, "the same address, by another visitor"));
    }
    if (own.isOpen()) {
      return Optional.empty();
    }
    return switch (own.outcome()) {
      case SENT -> Optional.of(new Decision(visitorId, Verdict.SENT, own.key().toString()));
      case REFUSED -> Optional.of(new Decision(visitorId, Verdict.REFUSED, own.detail()));
      case RELEASED -> Optional.empty();
    };
  }

  /** To the millisecond, as it is stored. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    connection.close();
  }
}
