package io.footfall.offers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.EventType;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.decide.QuietHours;
import io.footfall.offers.deliver.SendingSteps;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.store.ClaimStore;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.offers.testing.Keys;
import io.footfall.offers.testing.Mailbox;
import io.footfall.offers.testing.Servers;
import io.footfall.offers.testing.StoredShop;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.slices.LeaseLostException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs of the whole pipeline, on a real Cassandra and into a real mail server. */
class OffersIT {

  private static final VisitorBuckets BUCKETS = new VisitorBuckets(4);
  private static final URI UNSUBSCRIBE = URI.create("http://127.0.0.1:1/unsubscribe/");

  private final String domain = "offers-" + Long.toString(System.nanoTime(), 36);
  private final SigningKey key = Keys.of("k");
  private CassandraSettings cassandra;
  private StoredShop shop;
  private Instant now;

  @BeforeEach
  void makeShop() {
    cassandra = Servers.cassandra();
    shop = new StoredShop(cassandra, BUCKETS);
    now = Instant.now();
  }

  @Test
  void whoComesOftenGetsOnePersonalMailAndOnlyOne() {
    shop.contact("v-1", address("ann"), "Ann");
    shop.visits("v-1", 5, now);
    Instant visit = now.minusSeconds(3600);
    shop.click("v-1", visit, EventType.PRODUCT_VIEW, "7", "Dune Parka", "Jackets");
    shop.click("v-1", visit.plusSeconds(1), EventType.PRODUCT_VIEW, "8", "Cove Tee", "Shirts");
    shop.click("v-1", visit.plusSeconds(2), EventType.PRODUCT_VIEW, "9", "Isle Parka", "Jackets");
    shop.click("v-1", visit.plusSeconds(3), EventType.ADD_TO_CART, "9", "Isle Parka", "Jackets");

    OfferSummary first = send();

    assertThat(first.totals(), equalTo(Map.of(Verdict.SENT, 1L)));
    List<Mailbox.Mail> mails = mailsFor("ann");
    assertThat(mails, hasSize(1));
    Mailbox.Mail mail = mails.get(0);
    String code = claimOf("ann").code();
    assertThat(code, startsWith("BACK-"));
    assertThat(mail.subject(), equalTo("Ann, something for you at Tidewell"));
    assertThat(mail.text(), allOf(containsString(code), containsString("Jackets")));
    assertThat(
        mail.html(),
        allOf(containsString(code), containsString("Isle Parka"), not(containsString("Cove"))));
    assertThat(mail.unsubscribePost(), equalTo("List-Unsubscribe=One-Click"));
    String token =
        mail.unsubscribe().substring(1 + UNSUBSCRIBE.toString().length()).replace(">", "");
    assertThat(
        UnsubscribeLinks.signedWith(key).read(token).orElseThrow().recipient(),
        equalTo(Recipient.ofAddress(address("ann"))));

    assertThat(send().totals(), equalTo(Map.of(Verdict.ALREADY_OFFERED, 1L)));
    assertThat(mailsFor("ann"), hasSize(1));
  }

  @Test
  void everyVisitorHasOneReasonAndTheyAddUp() {
    shop.visits("few", 4, now);
    shop.visits("nobody", 5, now);
    shop.contact("no", address("no"), "No");
    shop.visits("no", 5, now);
    for (int i = 0; i < 6; i++) {
      shop.visit("robot", now.minusSeconds(100_000 + 100 * i), true);
    }
    shop.contact("optedout", address("optedout"), "Out");
    shop.visits("optedout", 5, now);
    SuppressionStore.of(cassandra)
        .suppress(Recipient.ofAddress(address("OptedOut")), SuppressionReason.OPT_OUT, "test", now);
    shop.contact("clicked", address("clicked"), "Click");
    shop.visits("clicked", 5, now);
    shop.click("clicked", now.minusSeconds(3590), EventType.EMAIL_OPT_OUT, null, null, null);
    shop.contact("fine", address("fine"), "Fine");
    shop.visits("fine", 6, now);
    ContactStore.of(cassandra)
        .save(new Contact("no", address("no"), "No", null, null, false, now, "sign-up"));

    Offers.Run dryRun = Offers.of(settings(), Servers.runner()).open();
    OfferSummary summary = dryRun.list();

    Map<String, Verdict> verdicts = new HashMap<>();
    dryRun.forEachDecision(decision -> verdicts.put(decision.visitorId(), decision.verdict()));
    assertThat(
        verdicts,
        equalTo(
            Map.of(
                "few", Verdict.TOO_FEW_VISITS,
                "nobody", Verdict.NO_CONTACT,
                "no", Verdict.NO_CONSENT,
                "robot", Verdict.ROBOT,
                "optedout", Verdict.OPTED_OUT,
                "clicked", Verdict.OPTED_OUT,
                "fine", Verdict.WOULD_SEND)));
    assertThat(summary.lookedAt(), equalTo(7L));
    assertThat(summary.frequent(), equalTo(5L));
    assertThat(
        summary.heldBack().values().stream().mapToLong(Long::longValue).sum()
            + summary.sent()
            + summary.failed(),
        equalTo(summary.lookedAt()));
    assertThat(mailsFor("fine"), is(empty()));
    assertThat(
        ClaimStore.of(cassandra).historyOf(Recipient.ofAddress(address("fine"))).claims(),
        is(empty()));
  }

  @Test
  void twoVisitorsWithOneAddressGetOneMail() {
    shop.contact("phone", address("two"), "Two");
    shop.contact("laptop", address("two"), "Two");
    shop.visits("phone", 5, now);
    shop.visits("laptop", 5, now);

    assertThat(send().totals(), equalTo(Map.of(Verdict.SENT, 1L, Verdict.ALREADY_OFFERED, 1L)));
    assertThat(mailsFor("two"), hasSize(1));
  }

  @Test
  void namesAndProductsCanNotBecomeMarkupOrHeaders() {
    shop.contact(
        "v-1", address("eve"), "Eve\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>");
    shop.visits("v-1", 5, now);
    Instant visit = now.minusSeconds(3600);
    shop.click(
        "v-1", visit, EventType.ADD_TO_CART, "\"><b>", "<img src=x onerror=alert(1)>", "<i>Bags");
    shop.click("v-1", visit, EventType.PRODUCT_VIEW, "1", "n", "<i>Bags</i>");

    assertThat(send().sent(), equalTo(1L));

    Mailbox.Mail mail = mailsFor("eve").get(0);
    assertThat(mail.to(), equalTo(address("eve")));
    assertThat(
        mail.html(),
        allOf(
            not(containsString("<script")),
            not(containsString("<img")),
            not(containsString("<i>")),
            not(containsString("<b>")),
            containsString("&lt;img")));
    assertThat(mailsFor("victim"), is(empty()));
  }

  /** Another run may be at it by now, and take what this one has claimed for left behind. */
  @Test
  void aRunThatHasLostItsLeaseMakesNoOtherOffer() {
    for (String name : List.of("ann", "ben", "cat")) {
      shop.contact(name, address(name), name);
      shop.visits(name, 5, now);
    }

    RuntimeException failure =
        assertThrows(
            RuntimeException.class,
            () ->
                Offers.of(settings(), Servers.runner())
                    .open()
                    .send(delivery().watchedBy(new LosingLease(cassandra))));

    assertThat(failure.getCause(), instanceOf(LeaseLostException.class));
    assertThat(failure.toString(), containsString("another run"));
    List<Claim> claims = new ArrayList<>();
    for (String name : List.of("ann", "ben", "cat")) {
      claims.addAll(
          ClaimStore.of(cassandra).historyOf(Recipient.ofAddress(address(name))).claims());
    }
    assertThat("made before the lease was lost", claims, hasSize(1));
    assertThat(claims.get(0).outcome(), is(ClaimOutcome.SENT));
  }

  /** The lease is another's as soon as the first offer is made. */
  private record LosingLease(CassandraSettings cassandra) implements SendingSteps {
    @Override
    public void claimed(Claim claim) {}

    @Override
    public void accepted(Claim claim) {}

    @Override
    public void settled(Claim claim) {
      CassandraSessions.get(cassandra)
          .execute(
              "UPDATE leases SET owner = 'another run' WHERE source = ? IF EXISTS",
              "offers/" + CampaignFile.example().id());
    }
  }

  private OfferSummary send() {
    return Offers.of(settings(), Servers.runner()).open().send(delivery());
  }

  private Delivery delivery() {
    return Delivery.by(
        SmtpSettings.of(Servers.mail().host(), Servers.mail().smtpPort()).withPace(1, 1_000),
        key,
        UNSUBSCRIBE);
  }

  private Claim claimOf(String name) {
    return ClaimStore.of(cassandra)
        .find(new ClaimKey("welcome-back", Recipient.ofAddress(address(name)), 1))
        .orElseThrow();
  }

  private OfferSettings settings() {
    return new OfferSettings(
        cassandra,
        BUCKETS,
        FrequencyRule.defaults(),
        ContactRules.defaults().withQuietHours(QuietHours.none()),
        CampaignFile.example());
  }

  private String address(String name) {
    return name + "@" + domain + ".example";
  }

  private List<Mailbox.Mail> mailsFor(String name) {
    return Mailbox.of(Servers.mail(), address(name));
  }
}
