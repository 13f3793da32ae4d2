package io.footfall.offers.deliver;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.footfall.offers.compose.OfferCodes;
import io.footfall.offers.compose.OfferMail;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimHistory;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.model.Verdict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Makes one offer after the other, each in this order: what may have changed since it was decided
 * is looked at again, the offer is claimed, the mail is handed over, what became of it is written
 * down. Ended at any point, it leaves either no claim and no mail, or a claim that says what became
 * of the mail, or a claim that is open. For one thread.
 */
final class OfferSender implements AutoCloseable {

  private static final int MOST_DEFERRED_IN_A_ROW = 10;

  private final SendingContext context;
  private final OfferMail mails;
  private final SmtpConnection connection;
  private final MailRate rate;
  private final RetryPolicy<Answer> retries;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private int deferredInARow;

  OfferSender(SendingContext context, Clock clock) {
    SmtpSettings smtp = context.smtp();
    this.context = context;
    this.mails = OfferMail.of(context.campaign(), context.key(), context.unsubscribeBase());
    this.connection = new SmtpConnection(smtp);
    this.rate = MailRate.of(smtp.mailsPerSecond(), smtp.connections());
    this.retries =
        RetryPolicy.<Answer>builder()
            .handleResultIf(Answer.Deferred.class::isInstance)
            .withBackoff(smtp.firstDelay(), SmtpConnection.longest(smtp.firstDelay()))
            .withMaxAttempts(smtp.attempts())
            .build();
    this.clock = clock;
  }

  /**
   * Makes the offer, or says why not.
   *
   * @throws MailServerException when the server is down, or takes nothing: no mail is lost by it
   */
  Decision offer(Candidate candidate) throws InterruptedException {
    Recipient recipient = Recipient.ofAddress(candidate.contact().email());
    ClaimHistory history = context.claims().historyOf(recipient);
    String campaign = context.campaign().id();
    Optional<Claim> last = history.lastOf(campaign);
    Instant now = now();
    if (last.isPresent() && last.get().run().equals(context.run())) {
      // A task that was run again: the mail is its own
      Optional<Decision> ownDecision = decisionOn(last.get(), candidate.visitorId());
      if (ownDecision.isPresent()) {
        return ownDecision.get();
      }
    }
    Optional<Decision> objection =
        context
            .rules()
            .bySuppression(candidate.visitorId(), context.suppressions().reasonsFor(recipient))
            .or(() -> context.rules().byHistory(candidate.visitorId(), campaign, history, now))
            .or(() -> context.rules().byHour(candidate.contact(), now));
    if (objection.isPresent()) {
      return objection.get();
    }
    rate.await();
    connection.ensureOpen();
    Claim claim = last.filter(Claim::isOpen).orElse(null);
    if (claim == null) {
      claim = newClaim(candidate, recipient, history, now);
      if (!context.claims().take(claim, history)) {
        return new Decision(
            candidate.visitorId(), Verdict.ALREADY_OFFERED, "claimed by another at this moment");
      }
    }
    context.steps().claimed(claim);
    return send(candidate, claim);
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

  private Decision send(Candidate candidate, Claim claim) {
    SMTPMessage mail = mails.compose(claim, candidate);
    Answer answer;
    try {
      answer = Failsafe.with(retries).get(() -> connection.send(mail));
    } catch (MailServerException e) {
      // Thrown before the mail was whole: it has certainly not left
      context.claims().settle(claim, ClaimOutcome.RELEASED, "the mail server can't be used");
      throw e;
    }
    return settle(candidate, claim, answer);
  }

  private Decision settle(Candidate candidate, Claim claim, Answer answer) {
    String visitorId = candidate.visitorId();
    deferredInARow = answer instanceof Answer.Deferred ? deferredInARow + 1 : 0;
    if (answer instanceof Answer.Taken) {
      context.steps().accepted(claim);
      context.claims().settle(claim, ClaimOutcome.SENT, answer.said());
      context.steps().settled(claim);
      return new Decision(visitorId, Verdict.SENT, claim.key().toString());
    }
    if (answer instanceof Answer.Refused refused) {
      context.claims().settle(claim, ClaimOutcome.REFUSED, answer.said());
      if (refused.isAddressGone()) {
        context
            .suppressions()
            .suppress(
                claim.key().recipient(),
                SuppressionReason.HARD_BOUNCE,
                "mail server: " + answer.said(),
                now());
      }
      return new Decision(visitorId, Verdict.REFUSED, answer.said());
    }
    if (answer instanceof Answer.Deferred) {
      context.claims().settle(claim, ClaimOutcome.RELEASED, answer.said());
      if (deferredInARow >= MOST_DEFERRED_IN_A_ROW) {
        throw new MailServerException(
            context.smtp(), "took none of the last mails: " + answer.said(), null);
      }
      return new Decision(visitorId, Verdict.NOT_TAKEN, answer.said());
    }
    return new Decision(visitorId, Verdict.UNKNOWN, answer.said());
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
