package io.footfall.offers.decide;

import io.footfall.model.WrongOptionException;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimHistory;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.model.MailAddress;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.model.Verdict;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a frequent visitor may be written to. Each rule gives the reason why not, or nothing; none
 * of them talks to a server.
 *
 * @param caps over all campaigns; all of them hold
 * @param repeatAfter how long a campaign's offer is not made to the same recipient again
 */
public record ContactRules(
    List<Cap> caps, Duration repeatAfter, QuietHours quietHours, DeliveryGuarantee guarantee)
    implements Serializable {

  public ContactRules {
    caps = List.copyOf(caps);
    if (repeatAfter.isNegative()) {
      throw new WrongOptionException("--repeatAfter must be zero or longer: " + repeatAfter);
    }
  }

  /** One offer in 7 days, three in 30, none twice in 30; quiet at night; at most once. */
  public static ContactRules defaults() {
    return new ContactRules(
        List.of(new Cap(1, Duration.ofDays(7)), new Cap(3, Duration.ofDays(30))),
        Duration.ofDays(30),
        QuietHours.defaults(),
        DeliveryGuarantee.AT_MOST_ONCE);
  }

  public ContactRules withQuietHours(QuietHours other) {
    return new ContactRules(caps, repeatAfter, other, guarantee);
  }

  public ContactRules withGuarantee(DeliveryGuarantee other) {
    return new ContactRules(caps, repeatAfter, quietHours, other);
  }

  /** How far back claims are asked about. */
  public Duration longestMemory() {
    return caps.stream()
        .map(Cap::within)
        .reduce(repeatAfter, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /** On a visitor of whom no address is known. */
  public static Decision noContact(String visitorId) {
    return new Decision(visitorId, Verdict.NO_CONTACT, "no address is known");
  }

  /** By what the contact says. */
  public Optional<Decision> byContact(Contact contact) {
    String visitorId = contact.visitorId();
    if (!contact.marketing()) {
      return Optional.of(new Decision(visitorId, Verdict.NO_CONSENT, "did not agree to offers"));
    }
    return MailAddress.isSound(contact.email())
        ? Optional.empty()
        : Optional.of(new Decision(visitorId, Verdict.BAD_ADDRESS, "no mail can go there"));
  }

  /** By the suppression list. */
  public Optional<Decision> bySuppression(String visitorId, Set<SuppressionReason> reasons) {
    return reasons.stream()
        .sorted()
        .findFirst()
        .map(
            reason ->
                new Decision(visitorId, reason.verdict(), "suppressed: " + reason.wireName()));
  }

  /** By what the recipient was offered before. */
  public Optional<Decision> byHistory(
      String visitorId, String campaign, ClaimHistory history, Instant now) {
    Optional<Claim> last = history.lastOf(campaign);
    if (last.filter(Claim::isOpen).isPresent()) {
      return guarantee == DeliveryGuarantee.AT_LEAST_ONCE
          ? Optional.empty()
          : Optional.of(
              new Decision(
                  visitorId, Verdict.OPEN_CLAIM, "claimed, outcome unknown: " + last.get().key()));
    }
    if (last.filter(claim -> isRecent(claim, now)).isPresent()) {
      return Optional.of(
          new Decision(visitorId, Verdict.ALREADY_OFFERED, "offered at " + last.get().claimedAt()));
    }
    return caps.stream()
        .filter(cap -> history.countSince(now.minus(cap.within())) >= cap.offers())
        .findFirst()
        .map(cap -> new Decision(visitorId, Verdict.CAP_REACHED, "cap " + cap));
  }

  /** By the hour. */
  public Optional<Decision> byHour(Contact contact, Instant now) {
    return quietHours.hold(now, contact.timeZone())
        ? Optional.of(new Decision(contact.visitorId(), Verdict.QUIET_HOURS, "quiet hours"))
        : Optional.empty();
  }

  /** An offer that was refused for good is not made again either; a released one is. */
  private boolean isRecent(Claim claim, Instant now) {
    return claim.outcome() != ClaimOutcome.RELEASED
        && claim.claimedAt().isAfter(now.minus(repeatAfter));
  }
}
