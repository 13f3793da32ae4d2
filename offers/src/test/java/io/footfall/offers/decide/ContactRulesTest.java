package io.footfall.offers.decide;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimHistory;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;

class ContactRulesTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Recipient RECIPIENT = Recipient.ofAddress("ann@shop.example");
  private static final Optional<Verdict> NOTHING = Optional.empty();

  private final ContactRules rules = ContactRules.defaults();

  @Test
  void consentAndASoundAddressAreNeeded() {
    assertThat(verdictOf(rules.byContact(contact("ann@shop.example", true))), equalTo(NOTHING));
    assertThat(
        verdictOf(rules.byContact(contact("ann@shop.example", false))),
        equalTo(Optional.of(Verdict.NO_CONSENT)));
    assertThat(
        verdictOf(rules.byContact(contact("ann@shop.example, eve@shop.example", true))),
        equalTo(Optional.of(Verdict.BAD_ADDRESS)));
  }

  @Test
  void ofSeveralSuppressionsTheOptOutIsNamed() {
    assertThat(
        verdictOf(
            rules.bySuppression(
                "v", Set.of(SuppressionReason.COMPLAINT, SuppressionReason.OPT_OUT))),
        equalTo(Optional.of(Verdict.OPTED_OUT)));
  }

  @Test
  void aCampaignIsNotRepeatedWithinItsTime() {
    assertThat(
        history(claim("spring", 1, 29, ClaimOutcome.SENT)),
        equalTo(Optional.of(Verdict.ALREADY_OFFERED)));
    assertThat(
        history(claim("spring", 1, 29, ClaimOutcome.REFUSED)),
        equalTo(Optional.of(Verdict.ALREADY_OFFERED)));
    assertThat(history(claim("spring", 1, 31, ClaimOutcome.SENT)), equalTo(NOTHING));
    assertThat(history(claim("spring", 1, 1, ClaimOutcome.RELEASED)), equalTo(NOTHING));
  }

  @Test
  void capsCountEveryCampaignAndWhatMayHaveLeft() {
    assertThat(
        history(claim("a", 1, 6, ClaimOutcome.SENT)), equalTo(Optional.of(Verdict.CAP_REACHED)));
    assertThat(history(claim("a", 1, 6, null)), equalTo(Optional.of(Verdict.CAP_REACHED)));
    assertThat(history(claim("a", 1, 6, ClaimOutcome.REFUSED)), equalTo(NOTHING));
    assertThat(
        history(
            claim("a", 1, 8, ClaimOutcome.SENT),
            claim("b", 1, 15, ClaimOutcome.SENT),
            claim("c", 1, 29, ClaimOutcome.SENT)),
        equalTo(Optional.of(Verdict.CAP_REACHED)));
    assertThat(
        history(
            claim("a", 1, 8, ClaimOutcome.SENT),
            claim("b", 1, 15, ClaimOutcome.SENT),
            claim("c", 1, 31, ClaimOutcome.SENT)),
        equalTo(NOTHING));
  }

  @Test
  void anOpenClaimIsReportedOrTakenUpAgainButNeverPassedOver() {
    Claim open = claim("spring", 1, 1, null);

    assertThat(history(open), equalTo(Optional.of(Verdict.OPEN_CLAIM)));
    ContactRules atLeastOnce = rules.withGuarantee(DeliveryGuarantee.AT_LEAST_ONCE);
    assertThat(
        verdictOf(atLeastOnce.byHistory("v", "spring", new ClaimHistory(1, List.of(open)), NOW)),
        equalTo(NOTHING));
  }

  private Optional<Verdict> history(Claim... claims) {
    return verdictOf(
        rules.byHistory("v", "spring", new ClaimHistory(claims.length, List.of(claims)), NOW));
  }

  private static Optional<Verdict> verdictOf(Optional<Decision> decision) {
    return decision.map(Decision::verdict);
  }

  private static Claim claim(
      String campaign, int round, int daysAgo, @Nullable ClaimOutcome outcome) {
    return new Claim(
        new ClaimKey(campaign, RECIPIENT, round),
        new UUID(1, daysAgo),
        "v",
        "CODE",
        "run",
        NOW.minus(Duration.ofDays(daysAgo)),
        outcome,
        null);
  }

  private static Contact contact(String email, boolean marketing) {
    return new Contact("v", email, null, null, null, marketing, NOW, "test");
  }
}
