package io.footfall.launcher;

import io.footfall.generators.send.Extent;
import io.footfall.generators.traffic.ShopContact;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.offers.Delivery;
import io.footfall.offers.OfferSettings;
import io.footfall.offers.OfferSummary;
import io.footfall.offers.Offers;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.decide.QuietHours;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.elasticsearch.IndexedOffers;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.secrets.Secret;
import io.footfall.services.MailEndpoint;
import io.footfall.services.mailbox.CaughtMails;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The offers of a demo: to shoppers who were there all week, by the rule that the command has, too
 * (five visits in seven days). Two rules are not those of every day: nobody sleeps, so that a demo
 * sends at any hour, and the catcher gets as many mails a second as it takes, by one connection: it
 * makes mailboxes as mails come, and loses one where two are made at the same moment.
 *
 * <p>One in twenty of the shoppers who signed up has said no before.
 */
final class DemoOffers {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int REGULARS = 250;

  /** Of each some three visits a week: the most loyal of the regulars come often enough. */
  private static final double RECORDS_PER_SECOND = 0.00003 * REGULARS;

  private static final int ONE_IN_SO_MANY_SAID_NO = 20;

  private final Console console;
  private final OfferSettings settings;
  private final Delivery delivery;
  private final ElasticsearchSettings elasticsearch;
  private final CaughtMails caught;
  private final LiveTraffic.Part traffic;
  private final ShopperTruth truth = new ShopperTruth();
  private final List<ShopContact> contacts;
  private final Set<String> saidNo = new HashSet<>();

  private DemoOffers(
      Console console,
      OfferSettings settings,
      Delivery delivery,
      ElasticsearchSettings elasticsearch,
      CaughtMails caught,
      LiveTraffic.Part traffic,
      List<ShopContact> contacts) {
    this.console = console;
    this.settings = settings;
    this.delivery = delivery;
    this.elasticsearch = elasticsearch;
    this.caught = caught;
    this.traffic = traffic;
    this.contacts = contacts;
  }

  /**
   * Writes the contacts of the regulars.
   *
   * @param linkKey the file with the key that links are signed with
   * @param shop where the mails' links lead
   * @param untilMillis when the week of the regulars ends
   */
  static DemoOffers prepare(
      Console console,
      ClickstreamSettings clickstream,
      MailEndpoint mail,
      Path linkKey,
      URI shop,
      long seed,
      long untilMillis) {
    TrafficProfile regulars = regulars(seed, untilMillis);
    OfferSettings settings =
        new OfferSettings(
            clickstream.cassandra(),
            clickstream.buckets(),
            FrequencyRule.defaults(),
            ContactRules.defaults().withQuietHours(QuietHours.none()),
            CampaignFile.example());
    Delivery delivery =
        Delivery.by(
            SmtpSettings.of(mail.host(), mail.smtpPort()).withPace(1, 1_000),
            SigningKey.of(Secret.fromFile(linkKey.toString())),
            shop.resolve("/unsubscribe/"));
    DemoOffers offers =
        new DemoOffers(
            console,
            settings,
            delivery,
            clickstream.elasticsearch(),
            CaughtMails.in(mail),
            new LiveTraffic.Part(regulars, Extent.until(untilMillis)),
            ShopContact.of(regulars).toList());
    offers.signUp(Instant.ofEpochMilli(regulars.startMillis()).minus(Duration.ofDays(1)));
    return offers;
  }

  /** Shoppers of their own, for the week before that moment. */
  private static TrafficProfile regulars(long seed, long untilMillis) {
    return TrafficProfile.builder(seed + 1, untilMillis - WEEK.toMillis())
        .shoppers(REGULARS)
        .recordsPerSecond(RECORDS_PER_SECOND)
        .build();
  }

  /** What the regulars do. */
  LiveTraffic.Part traffic() {
    return traffic;
  }

  /** What was really sent is told here. */
  ShopperTruth truth() {
    return truth;
  }

  /** Sends so often, keeps the mails, and returns what is not as it must be, in words. */
  List<String> run(RunnerSession session, int times) throws InterruptedException {
    List<String> differences = new ArrayList<>();
    OfferTurn turn = new OfferTurn(console, Offers.of(settings, session), null);
    IndexedOffers indexed = IndexedOffers.in(elasticsearch);
    ExpectedOffers expected = null;
    for (int time = 1; time <= times; time++) {
      OfferSummary summary = turn.run(delivery);
      indexed.put(summary.run(), settings.campaign().id(), summary.asOf(), summary.sent());
      if (expected == null) {
        expected = ExpectedOffers.of(truth, contacts, saidNo, settings, summary.asOf());
      }
      long due = time == 1 ? expected.count() : 0;
      if (summary.sent() != due) {
        differences.add(
            "run " + time + " of the offers sent " + summary.sent() + ", and " + due + " were due");
      }
      differences.addAll(expected.differencesTo(caught.byRecipient()));
    }
    int kept = DemoMails.keep(caught.byRecipient().values(), DemoMails.FOLDER);
    console.line(kept + " mails are files in " + DemoMails.FOLDER + " now.");
    return differences;
  }

  private void signUp(Instant at) {
    ContactStore.of(settings.cassandra())
        .saveAll(contacts.stream().map(contact -> contactOf(contact, at)).toList());
    SuppressionStore suppressions = SuppressionStore.of(settings.cassandra());
    for (int i = 0; i < contacts.size(); i += ONE_IN_SO_MANY_SAID_NO) {
      suppressions.suppress(
          Recipient.ofAddress(contacts.get(i).email()), SuppressionReason.OPT_OUT, "demo", at);
      saidNo.add(contacts.get(i).visitorId());
    }
  }

  private static Contact contactOf(ShopContact contact, Instant at) {
    return new Contact(
        contact.visitorId(),
        contact.email(),
        contact.firstName(),
        contact.locale(),
        contact.timeZone(),
        contact.marketing(),
        at,
        "sign-up");
  }
}
