package io.footfall.offers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.decide.QuietHours;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.store.ClaimStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.offers.testing.CuttingProxy;
import io.footfall.offers.testing.Keys;
import io.footfall.offers.testing.Servers;
import io.footfall.offers.testing.StoredShop;
import io.footfall.offers.testing.StrictMailServer;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** What becomes of offers when the mail server does not simply take them. */
class DeliveryIT {

  private static final VisitorBuckets BUCKETS = new VisitorBuckets(4);
  private static final StrictMailServer.Rules TAKES_ALL = new StrictMailServer.Rules() {};

  private CassandraSettings cassandra;
  private StoredShop shop;

  @BeforeEach
  void makeShop() {
    cassandra = Servers.cassandra();
    shop = new StoredShop(cassandra, BUCKETS);
  }

  @Test
  void anAddressThatIsGoneIsSuppressedAndAFullMailboxIsNot() throws Exception {
    frequent("gone");
    frequent("full");
    try (StrictMailServer server =
        StrictMailServer.start(
            new StrictMailServer.Rules() {
              @Override
              public void onRecipient(String address) throws RejectException {
                throw address.startsWith("gone")
                    ? new RejectException(550, "5.1.1 no such user")
                    : new RejectException(552, "5.2.2 mailbox full");
              }
            })) {
      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.REFUSED, 2L)));
    }

    SuppressionStore suppressions = SuppressionStore.of(cassandra);
    assertThat(
        suppressions.reasonsFor(recipient("gone")), equalTo(Set.of(SuppressionReason.HARD_BOUNCE)));
    assertThat(suppressions.reasonsFor(recipient("full")), equalTo(Set.of()));
    assertThat(openClaims(), hasSize(0));
  }

  @Test
  void aServerThatWantsToBeAskedAgainIsAskedAgain() throws Exception {
    frequent("grey");
    Set<String> asked = ConcurrentHashMap.newKeySet();
    try (StrictMailServer server =
        StrictMailServer.start(
            new StrictMailServer.Rules() {
              @Override
              public void onRecipient(String address) throws RejectException {
                if (asked.add(address)) {
                  throw new RejectException(451, "4.7.1 come back later");
                }
              }
            })) {
      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.SENT, 1L)));
      assertThat(server.taken(), hasSize(1));
    }
  }

  @Test
  void whatIsNeverTakenIsReleasedAndTriedByTheNextRun() throws Exception {
    frequent("later");
    try (StrictMailServer server =
        StrictMailServer.start(
            new StrictMailServer.Rules() {
              @Override
              public void onMail(String recipient) throws RejectException {
                throw new RejectException(452, "4.3.1 no room");
              }
            })) {
      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.NOT_TAKEN, 1L)));
    }
    assertThat(openClaims(), hasSize(0));
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.SENT, 1L)));
    }
  }

  @Test
  void aSenderThatIsNotWantedEndsTheRunAtOnce() throws Exception {
    frequent("ann");
    AtomicInteger asked = new AtomicInteger();
    try (StrictMailServer server =
        StrictMailServer.start(
            new StrictMailServer.Rules() {
              @Override
              public void onSender(String address) throws RejectException {
                asked.incrementAndGet();
                throw new RejectException(550, "5.7.1 you may not send");
              }
            })) {
      assertThrows(Pipeline.PipelineExecutionException.class, () -> send(server.port()));

      assertThat(asked.get(), equalTo(1));
      assertThat(openClaims(), hasSize(0));
    }
  }

  @Test
  void aServerThatRefusesEverybodyEndsTheRunBeforeAllOffersAreUsedUp() throws Exception {
    for (int i = 0; i < 15; i++) {
      frequent("v" + i);
    }
    try (StrictMailServer server =
        StrictMailServer.start(
            new StrictMailServer.Rules() {
              @Override
              public void onRecipient(String address) throws RejectException {
                throw new RejectException(554, "5.7.1 relay access denied");
              }
            })) {
      assertThrows(
          Pipeline.PipelineExecutionException.class,
          () ->
              send(
                  settings(DeliveryGuarantee.AT_MOST_ONCE),
                  smtp(server.port()).withPace(1, 1_000)));
    }
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      assertThat(
          send(server.port()).totals(),
          equalTo(Map.of(Verdict.ALREADY_OFFERED, 10L, Verdict.SENT, 5L)));
    }
  }

  @Test
  void aServerThatIsDownEndsTheRunAndNothingIsLost() throws Exception {
    for (int i = 0; i < 8; i++) {
      frequent("v" + i);
    }
    int port = StrictMailServer.freePort();

    assertThrows(Pipeline.PipelineExecutionException.class, () -> send(port));

    assertThat("nothing was claimed", openClaims(), hasSize(0));
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL, port)) {
      assertThat(send(port).sent(), equalTo(8L));
      assertThat(server.taken(), hasSize(8));
    }
  }

  @Test
  void moreConnectionsThanAllowedAreNeverOpen() throws Exception {
    for (int i = 0; i < 60; i++) {
      frequent("v" + i);
    }
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      assertThat(send(server.port()).sent(), equalTo(60L));

      assertThat(server.taken(), hasSize(60));
      assertThat(server.mostConnectionsAtATime(), lessThanOrEqualTo(3));
      assertThat("each is used again", server.connections(), lessThanOrEqualTo(3));
    }
  }

  @Test
  void anAnswerThatGotLostLeavesAnOpenClaimAndTheMailIsNotSentAgain() throws Exception {
    frequent("lost");
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL);
        CuttingProxy network = CuttingProxy.before("127.0.0.1", server.port(), "\r\n.\r\n")) {
      assertThat(send(network.port()).totals(), equalTo(Map.of(Verdict.UNKNOWN, 1L)));
      assertThat(openClaims(), hasSize(1));

      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.OPEN_CLAIM, 1L)));
      assertThat(server.taken(), hasSize(1));

      OfferSummary again = send(settings(DeliveryGuarantee.AT_LEAST_ONCE), smtp(server.port()));
      assertThat(again.totals(), equalTo(Map.of(Verdict.SENT, 1L)));
      assertThat(server.taken(), hasSize(2));
      assertThat(
          "the same mail",
          server.taken().stream().map(mail -> messageId(mail.source())).distinct().count(),
          equalTo(1L));
    }
  }

  @Test
  void whoSaidNoAfterTheDecisionIsNotWrittenTo() throws Exception {
    frequent("first");
    frequent("second");
    try (StrictMailServer server =
        StrictMailServer.start(
            new StrictMailServer.Rules() {
              @Override
              public void onMail(String recipient) {
                // Whoever comes first, the other one says no meanwhile
                String other = recipient.startsWith("first") ? "second" : "first";
                SuppressionStore.of(cassandra)
                    .suppress(recipient(other), SuppressionReason.OPT_OUT, "test", Instant.now());
              }
            })) {
      OfferSummary summary =
          send(settings(DeliveryGuarantee.AT_MOST_ONCE), smtp(server.port()).withPace(1, 1_000));

      assertThat(summary.totals(), equalTo(Map.of(Verdict.SENT, 1L, Verdict.OPTED_OUT, 1L)));
      assertThat(server.taken(), hasSize(1));
    }
  }

  @Test
  void whoTookHisConsentBackOrWasErasedAfterTheDecisionIsNotWrittenTo() throws Exception {
    List<Contact> all = List.of(frequent("first"), frequent("second"), frequent("third"));
    try (StrictMailServer server =
        StrictMailServer.start(
            new StrictMailServer.Rules() {
              @Override
              public void onMail(String recipient) {
                // Whoever comes first, one of the others takes it back and one is gone meanwhile
                List<Contact> others =
                    all.stream().filter(each -> !each.email().equals(recipient)).toList();
                shop.takeConsentBack(others.get(0));
                shop.erase(others.get(1));
              }
            })) {
      OfferSummary summary =
          send(settings(DeliveryGuarantee.AT_MOST_ONCE), smtp(server.port()).withPace(1, 1_000));

      assertThat(
          summary.totals(),
          equalTo(Map.of(Verdict.SENT, 1L, Verdict.NO_CONSENT, 1L, Verdict.NO_CONTACT, 1L)));
      assertThat(server.taken(), hasSize(1));
      assertThat(openClaims(), hasSize(0));
    }
  }

  @Test
  void capsHoldOverCampaigns() throws Exception {
    frequent("ann");
    ClaimStore claims = ClaimStore.of(cassandra);
    Claim other = take("another", "ann", claims);
    claims.settle(other, ClaimOutcome.SENT, "250");

    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.CAP_REACHED, 1L)));
    }
  }

  @Test
  void anOpenClaimWhoseCodeHasRunOutIsNotSentAgain() throws Exception {
    frequent("ann");
    take(CampaignFile.example().id(), "ann", Duration.ofDays(15), ClaimStore.of(cassandra));
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      OfferSummary summary = send(settings(DeliveryGuarantee.AT_LEAST_ONCE), smtp(server.port()));

      assertThat(summary.totals(), equalTo(Map.of(Verdict.OPEN_CLAIM, 1L)));
      assertThat(server.taken(), hasSize(0));
    }
  }

  @Test
  void aPersonSettlesAnOpenClaim() throws Exception {
    frequent("ann");
    Claim left = take(CampaignFile.example().id(), "ann", ClaimStore.of(cassandra));
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.OPEN_CLAIM, 1L)));

      OpenClaims.in(cassandra).release(left.key());

      assertThat(openClaims(), hasSize(0));
      assertThat(send(server.port()).totals(), equalTo(Map.of(Verdict.SENT, 1L)));
      assertThat(server.taken(), hasSize(1));
    }
  }

  /** Claims as a run of three days ago did, and leaves it open. */
  private static Claim take(String campaign, String name, ClaimStore claims) {
    return take(campaign, name, Duration.ofDays(3), claims);
  }

  private static Claim take(String campaign, String name, Duration ago, ClaimStore claims) {
    Recipient recipient = recipient(name);
    Claim claim =
        new Claim(
            claims.historyOf(recipient).next(campaign, recipient),
            new UUID(1, 1),
            name,
            "CODE",
            "run",
            Instant.now().minus(ago),
            null,
            null);
    assertThat(claims.take(claim, claims.historyOf(recipient)), is(true));
    return claim;
  }

  private Contact frequent(String name) {
    shop.visits(name, 5, Instant.now());
    return shop.contact(name, name + "@shop.example", "Ann");
  }

  private OfferSummary send(int port) {
    return send(settings(DeliveryGuarantee.AT_MOST_ONCE), smtp(port));
  }

  private static OfferSummary send(OfferSettings settings, SmtpSettings smtp) {
    return Offers.of(settings, Servers.runner())
        .open()
        .send(Delivery.by(smtp, Keys.of("k"), URI.create("https://shop.example/unsubscribe/")));
  }

  private OfferSettings settings(DeliveryGuarantee guarantee) {
    return new OfferSettings(
        cassandra,
        BUCKETS,
        FrequencyRule.defaults(),
        ContactRules.defaults().withQuietHours(QuietHours.none()).withGuarantee(guarantee),
        CampaignFile.example());
  }

  private static SmtpSettings smtp(int port) {
    return SmtpSettings.of("127.0.0.1", port)
        .withPace(3, 1_000)
        .withRetries(3, Duration.ofMillis(50));
  }

  private List<Claim> openClaims() {
    List<Claim> open = new ArrayList<>();
    OpenClaims.in(cassandra).forEach(open::add);
    return open;
  }

  private static Recipient recipient(String name) {
    return Recipient.ofAddress(name + "@shop.example");
  }

  private static String messageId(String source) {
    return source.lines().filter(line -> line.startsWith("Message-ID:")).findFirst().orElseThrow();
  }
}
