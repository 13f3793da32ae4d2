package io.footfall.offers.deliver;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.footfall.offers.compose.OfferMail;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.model.Verdict;
import java.time.Clock;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Hands claimed offers' mails to the mail server, again where it does not take one for now, and
 * writes down what became of each. For one thread.
 */
final class Handover {

  private static final int MOST_NOT_TAKEN_IN_A_ROW = 10;

  private final SendingContext context;
  private final SmtpConnection connection;
  private final OfferMail mails;
  private final RetryPolicy<Answer> retries;
  private int notTakenInARow;

  Handover(SendingContext context, SmtpConnection connection) {
    SmtpSettings smtp = context.smtp();
    this.context = context;
    this.connection = connection;
    this.mails = OfferMail.of(context.campaign(), context.key(), context.unsubscribeBase());
    this.retries =
        RetryPolicy.<Answer>builder()
            .handleResultIf(Answer.Deferred.class::isInstance)
            // A policy takes every exception for a failure, unless it is told of some
            .abortOn(RuntimeException.class)
            .withBackoff(smtp.firstDelay(), SmtpConnection.longest(smtp.firstDelay()))
            .withMaxAttempts(smtp.attempts())
            .build();
  }

  /**
   * Hands the claim's mail over.
   *
   * @throws MailServerException when the server is down, or takes nothing: the mail has certainly
   *     not left
   */
  Decision send(Candidate candidate, Claim claim) {
    SMTPMessage mail = mails.compose(claim, candidate);
    Answer answer;
    try {
      answer = Failsafe.with(retries).get(() -> connection.send(mail));
    } catch (MailServerException e) {
      // Thrown before the mail was whole: it has certainly not left
      release(claim, "the mail server can't be used");
      throw e;
    }
    return settle(candidate, claim, answer);
  }

  private Decision settle(Candidate candidate, Claim claim, Answer answer) {
    String visitorId = candidate.visitorId();
    notTakenInARow = isAboutUs(answer) ? notTakenInARow + 1 : 0;
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
                Clock.systemUTC().instant());
      }
      ensureAnyAreTaken(answer);
      return new Decision(visitorId, Verdict.REFUSED, answer.said());
    }
    if (answer instanceof Answer.Deferred) {
      release(claim, answer.said());
      ensureAnyAreTaken(answer);
      return new Decision(visitorId, Verdict.NOT_TAKEN, answer.said());
    }
    return new Decision(visitorId, Verdict.UNKNOWN, answer.said());
  }

  /** Whether it may be our doing, and not the address's: a relay denied, a sender blocked. */
  private static boolean isAboutUs(Answer answer) {
    return answer instanceof Answer.Deferred
        || (answer instanceof Answer.Refused refused && !refused.isAddressGone());
  }

  /** An offer that is refused is not made again soon: one wrong option must not use them all up. */
  private void ensureAnyAreTaken(Answer answer) {
    if (notTakenInARow >= MOST_NOT_TAKEN_IN_A_ROW) {
      throw new MailServerException(
          context.smtp(), "took none of the last mails: " + answer.said(), null);
    }
  }

  /** Nobody knows of an earlier run's mail whether it has left: that one stays open. */
  private void release(Claim claim, String reason) {
    if (claim.run().equals(context.run())) {
      context.claims().settle(claim, ClaimOutcome.RELEASED, reason);
    }
  }
}
