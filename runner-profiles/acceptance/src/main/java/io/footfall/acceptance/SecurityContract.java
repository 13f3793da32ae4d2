package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.acceptance.security.Canaries;
import io.footfall.acceptance.security.GuardedElasticsearch;
import io.footfall.acceptance.security.Logins;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Footfall's commands before servers that ask who is there: Kafka by TLS with SCRAM and by mutual
 * TLS, Cassandra by TLS with a login, Elasticsearch by TLS with an API key or a password, a mail
 * server by STARTTLS with a login, a mailbox by IMAP over TLS with a login, the collector and the
 * shop by HTTPS; each user with the rights that it needs and no other. And the secrets that let it
 * in are found in nothing that it prints, logs, writes or is started with.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class SecurityContract {

  /** Few: the Direct runner streams some dozens a second. */
  private static final int RECORDS = 600;

  private static final int CLICKS = 3;

  /** One of those whose clicks the collector takes. */
  private static final String VISITOR = "visitor-0";

  private static final FrequentVisitor ANN = new FrequentVisitor("ann", "ann@shop.example");

  private GuardedInstallation installation;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    installation = GuardedInstallation.start(folder);
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  protected void whoMayComesInAndTheSecretsStayWithin() throws Exception {
    GuardedWebsites websites = GuardedWebsites.of(installation);
    GuardedStores stores = GuardedStores.of(installation);
    clicksAreSent(websites);
    JsonNode ledger = stores.moreAreSentAndAllAreTakenIn(RECORDS, CLICKS);
    stores.whatIsStoredIsLookedAt(ledger);
    stores.whatIsStoredIsCountedAgain(ledger, VISITOR);
    OfferMail mail = stores.whatIsStoredIsMendedAndWrittenAbout(ledger, ANN);
    nobodyWasTurnedAway();
    aVisitorIsErasedWhileOthersLook(stores, websites, mail);
    try (GuardedStrangers strangers = GuardedStrangers.start(installation)) {
      // Ended first: a runner keeps looking, whether something comes or not
      try (GuardedStream stream = GuardedStream.start(installation)) {
        stream.counts(RECORDS + CLICKS);
      }
      stores.whatIsOlderThanADayIsGone();
      strangers.areToldSo();
    }
    theSecretsStayWithin();
  }

  /** To the collector, by HTTPS. */
  private static void clicksAreSent(GuardedWebsites websites) throws Exception {
    try (FootfallProcess collector = websites.collector()) {
      websites.theCollectorTakes(CLICKS, collector);
      collector.interrupt();
      collector.awaitExit(0);
    }
  }

  private void nobodyWasTurnedAway() {
    GuardedElasticsearch elasticsearch = installation.servers().elasticsearch();
    assertThat(elasticsearch.letThrough(), greaterThan(0));
    assertThat(elasticsearch.turnedAway(), equalTo(0));
  }

  /** And while one who may only look tries the same. */
  private void aVisitorIsErasedWhileOthersLook(
      GuardedStores stores, GuardedWebsites websites, OfferMail mail) throws Exception {
    try (FootfallProcess dashboard = websites.dashboard();
        FootfallProcess storefront = websites.storefront();
        FootfallProcess mayNot = GuardedStrangers.erase(installation, VISITOR);
        GuardedHelp help = GuardedHelp.start(installation)) {
      stores.aVisitorIsErasedAndOneIsGone(VISITOR, mail);
      GuardedStrangers.assertIsRefused(mayNot, Logins.READER + " has no MODIFY permission");
      websites.theDashboardReads(dashboard);
      websites.theShopWritesDown(storefront, mail, ANN.address());
      help.isOfThisEnvironment();
    }
  }

  private void theSecretsStayWithin() throws Exception {
    Canaries canaries = installation.canaries();
    canaries.lookAtFiles(installation.outputs());
    assertThat(canaries.texts(), greaterThan(40L));
    assertThat(canaries.found(), empty());
  }
}
