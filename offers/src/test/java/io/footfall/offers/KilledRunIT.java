package io.footfall.offers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.decide.QuietHours;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.store.ClaimStore;
import io.footfall.offers.testing.Mailbox;
import io.footfall.offers.testing.OffersProcess;
import io.footfall.offers.testing.OffersProcess.HaltAt;
import io.footfall.offers.testing.Servers;
import io.footfall.offers.testing.StoredShop;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.secrets.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JVM that sends is gone in the middle of a mail, at each point; the mails are counted. */
class KilledRunIT {

  private static final int BUCKETS = 2;
  private static final int HEAP_MEGABYTES = 256;

  @TempDir private Path folder;
  private final String domain = "killed-" + Long.toString(System.nanoTime(), 36);
  private CassandraSettings cassandra;
  private Path key;

  @BeforeEach
  void makeShop() throws Exception {
    cassandra = Servers.cassandra();
    StoredShop shop = new StoredShop(cassandra, new VisitorBuckets(BUCKETS));
    shop.contact("v-1", address(), "Ann");
    shop.visits("v-1", 5, Instant.now());
    key = Files.writeString(folder.resolve("key"), "k".repeat(64));
  }

  /**
   * What a killed run leaves does not depend on the guarantee, so one such run is followed by both:
   * first by one that sends at most once and so changes nothing, then by one at least once.
   */
  @ParameterizedTest
  @CsvSource({"CLAIMED, 0, 1, 1", "ACCEPTED, 1, 1, 2", "SETTLED, 1, 0, 1"})
  void theNextRunKeepsItsGuarantee(HaltAt point, int mails, int open, int mailsAtLeastOnce)
      throws Exception {
    assertThat(killAt(point), equalTo(OffersProcess.HALTED));
    assertThat(mails(), hasSize(mails));
    assertThat(openClaims(), hasSize(open));
    takeAwayLease();

    run(DeliveryGuarantee.AT_MOST_ONCE);

    assertThat("never a second one", mails(), hasSize(mails));
    assertThat("reported, not forgotten", openClaims(), hasSize(open));

    run(DeliveryGuarantee.AT_LEAST_ONCE);

    assertThat(mails(), hasSize(mailsAtLeastOnce));
    assertThat(
        "one mail to who looks at ids",
        mails().stream().map(Mailbox.Mail::messageId).distinct().count(),
        equalTo(1L));
    assertThat(
        "and one code",
        mails().stream().filter(mail -> mail.text().contains(onlyClaim().code())).count(),
        equalTo((long) mailsAtLeastOnce));
    assertThat(onlyClaim().outcome(), equalTo(ClaimOutcome.SENT));
    assertThat(openClaims(), hasSize(0));
  }

  private int killAt(HaltAt point) throws Exception {
    return OffersProcess.run(
        cassandra, BUCKETS, smtp(), key, point, DeliveryGuarantee.AT_MOST_ONCE, HEAP_MEGABYTES);
  }

  /** It runs out by itself, half a minute after the run was killed; that is not waited for here. */
  private void takeAwayLease() {
    CassandraSessions.get(cassandra)
        .execute(
            "DELETE FROM leases WHERE source = ? IF EXISTS",
            "offers/" + CampaignFile.example().id());
  }

  private void run(DeliveryGuarantee guarantee) {
    OfferSettings settings =
        new OfferSettings(
            cassandra,
            new VisitorBuckets(BUCKETS),
            FrequencyRule.defaults(),
            ContactRules.defaults().withQuietHours(QuietHours.none()).withGuarantee(guarantee),
            CampaignFile.example());
    Offers.of(settings, Servers.runner())
        .open()
        .send(
            Delivery.by(
                smtp(),
                SigningKey.of(Secret.fromFile(key.toString())),
                URI.create("https://shop.example/unsubscribe/")));
  }

  private static SmtpSettings smtp() {
    return SmtpSettings.of(Servers.mail().host(), Servers.mail().smtpPort());
  }

  private List<Claim> openClaims() {
    List<Claim> open = new ArrayList<>();
    OpenClaims.in(cassandra).forEach(open::add);
    return open;
  }

  private Claim onlyClaim() {
    Optional<Claim> last =
        ClaimStore.of(cassandra)
            .historyOf(Recipient.ofAddress(address()))
            .lastOf(CampaignFile.example().id());
    return last.orElseThrow();
  }

  private List<Mailbox.Mail> mails() {
    return Mailbox.of(Servers.mail(), address());
  }

  private String address() {
    return "ann@" + domain + ".example";
  }
}
