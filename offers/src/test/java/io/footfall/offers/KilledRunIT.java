package io.footfall.offers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.store.ClaimStore;
import io.footfall.offers.testing.Mailbox;
import io.footfall.offers.testing.OffersProcess;
import io.footfall.offers.testing.OffersProcess.HaltAt;
import io.footfall.offers.testing.Servers;
import io.footfall.offers.testing.StoredShop;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JVM that sends is gone in the middle of a mail, at each point; the mails are counted. */
class KilledRunIT {

  private static final int BUCKETS = 2;
  private static final int HEAP_MEGABYTES = 256;

  @TempDir private Path folder;
  private final String space = "killed_" + Long.toString(System.nanoTime(), 36);
  private CassandraSettings cassandra;
  private Path key;

  @BeforeEach
  void makeShop() throws Exception {
    cassandra = Servers.cassandra(space);
    StoredShop shop = new StoredShop(cassandra, new VisitorBuckets(BUCKETS));
    shop.contact("v-1", address(), "Ann");
    shop.visits("v-1", 5, Instant.now());
    key = Files.writeString(folder.resolve("key"), "k".repeat(64));
  }

  @ParameterizedTest
  @CsvSource({"CLAIMED, 0, 1", "ACCEPTED, 1, 1", "SETTLED, 1, 0"})
  void atMostOnceLeavesWhatNobodyKnowsAlone(HaltAt point, int mails, int open) throws Exception {
    assertThat(run(point, DeliveryGuarantee.AT_MOST_ONCE), equalTo(OffersProcess.HALTED));
    assertThat(mails(), hasSize(mails));
    assertThat(openClaims(), hasSize(open));

    assertThat(run(HaltAt.NEVER, DeliveryGuarantee.AT_MOST_ONCE), equalTo(0));

    assertThat("never a second one", mails(), hasSize(mails));
    assertThat("reported, not forgotten", openClaims(), hasSize(open));
  }

  @ParameterizedTest
  @CsvSource({"CLAIMED, 1", "ACCEPTED, 2", "SETTLED, 1"})
  void atLeastOnceSendsTheSameMailAgain(HaltAt point, int mails) throws Exception {
    assertThat(run(point, DeliveryGuarantee.AT_LEAST_ONCE), equalTo(OffersProcess.HALTED));

    assertThat(run(HaltAt.NEVER, DeliveryGuarantee.AT_LEAST_ONCE), equalTo(0));

    assertThat(mails(), hasSize(mails));
    assertThat(
        "one mail to who looks at ids",
        mails().stream().map(Mailbox.Mail::messageId).distinct().count(),
        equalTo(1L));
    assertThat(
        "and one code",
        mails().stream().filter(mail -> mail.text().contains(onlyClaim().code())).count(),
        equalTo((long) mails));
    assertThat(onlyClaim().outcome(), equalTo(ClaimOutcome.SENT));
    assertThat(openClaims(), hasSize(0));
  }

  @Test
  void aPersonSettlesAnOpenClaim() throws Exception {
    run(HaltAt.CLAIMED, DeliveryGuarantee.AT_MOST_ONCE);
    OpenClaims.in(cassandra).release(openClaims().get(0).key());
    assertThat(openClaims(), hasSize(0));

    assertThat(run(HaltAt.NEVER, DeliveryGuarantee.AT_MOST_ONCE), equalTo(0));

    assertThat(mails(), hasSize(1));
  }

  private int run(HaltAt point, DeliveryGuarantee guarantee) throws Exception {
    return OffersProcess.run(
        cassandra,
        BUCKETS,
        SmtpSettings.of(Servers.mail().host(), Servers.mail().smtpPort()),
        key,
        point,
        guarantee,
        HEAP_MEGABYTES);
  }

  private List<Claim> openClaims() {
    List<Claim> open = new ArrayList<>();
    OpenClaims.in(cassandra).forEach(open::add);
    return open;
  }

  private Claim onlyClaim() {
    Optional<Claim> last =
        ClaimStore.of(cassandra).historyOf(Recipient.ofAddress(address())).lastOf("welcome-back");
    return last.orElseThrow();
  }

  private List<Mailbox.Mail> mails() {
    return Mailbox.of(Servers.mail(), address());
  }

  private String address() {
    return "ann@" + space.replace('_', '-') + ".example";
  }
}
