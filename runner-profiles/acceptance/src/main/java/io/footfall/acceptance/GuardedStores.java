package io.footfall.acceptance;

import static io.footfall.acceptance.CommandWords.words;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.acceptance.security.GuardedServers;
import io.footfall.acceptance.security.Logins;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.StoredClicks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What is done with the stores by those who may, each with the user whose rights it needs: the
 * clicks on their way from Kafka to a mail.
 */
final class GuardedStores {

  private final GuardedInstallation installation;
  private final GuardedServers servers;
  private final GuardedCommands footfall;
  private final LoginOptions options;
  private final List<String> lake;

  private GuardedStores(GuardedInstallation installation) {
    this.installation = installation;
    this.servers = installation.servers();
    this.footfall = installation.commands();
    this.options = footfall.options();
    this.lake = List.of(installation.lake());
  }

  static GuardedStores of(GuardedInstallation installation) {
    return new GuardedStores(installation);
  }

  /**
   * So many records by the generator, and with them the clicks that were sent before into the
   * stores and into the lake; what the former say of it.
   */
  JsonNode moreAreSentAndAllAreTakenIn(int records, int clicksBefore) throws Exception {
    List<String> all = List.of("--untilCaughtUp");
    Map<String, JsonNode> said =
        footfall.inARow(
            words(
                "generate",
                options.kafkaByCertificate(),
                List.of("--seed=5", "--events=" + records)),
            words(
                "clickstream",
                options.kafka(Logins.PIPELINE),
                options.cassandra(),
                options.elasticsearch(),
                all),
            words(
                "lake",
                options.kafka(Logins.LAKE),
                options.cassandra(),
                lake,
                List.of("--rejects"),
                all));
    JsonNode ledger = said.get("clickstream");
    assertThat(said.get("generate").get("sent").asInt(), equalTo(records));
    assertThat(ledger.get("read").asInt(), equalTo(records + clicksBefore));
    assertThat(ledger.get("rejected").size(), greaterThan(0));
    assertThat(said.get("lake").get("read"), equalTo(ledger.get("read")));
    return ledger;
  }

  void whatIsStoredIsLookedAt(JsonNode ledger) throws Exception {
    Map<String, JsonNode> said =
        footfall.inARow(
            words(
                "verify",
                options.kafka(Logins.OPERATOR),
                options.cassandraToRead(),
                options.elasticsearchToRead(),
                List.of("--figures")),
            words(
                "doctor",
                options.kafka(Logins.OPERATOR),
                options.cassandra(),
                options.elasticsearch(),
                options.mail()),
            words("rejects", options.kafka(Logins.OPERATOR), List.of("--show=100")),
            words("compact", options.cassandra(), lake, List.of("--openHours")));
    assertThat(said.get("verify").get("differences").asInt(), equalTo(0));
    assertThat(said.get("doctor").get("failures").asInt(), equalTo(0));
    assertThat(said.get("rejects").get("found").asInt(), greaterThan(0));
    assertThat(said.get("compact").get("rows"), equalTo(ledger.get("stored")));
  }

  /** And given to one of those whose clicks the collector took. */
  void whatIsStoredIsCountedAgain(JsonNode ledger, String visitor) throws Exception {
    SortedSet<LocalDate> stored = StoredClicks.days(servers.administrator());
    List<String> days = List.of("--from=" + stored.first(), "--to=" + stored.last());
    Path export = installation.outputs().resolve("export.json");
    Path reports = installation.outputs().resolve("reports");
    Map<String, JsonNode> said =
        footfall.inARow(
            words(
                "report",
                options.cassandraToRead(),
                options.elasticsearchToRead(),
                lake,
                List.of("--compare", "--output=" + reports),
                days),
            words("insights", options.cassandraToRead(), options.elasticsearch(), days),
            words(
                "export",
                options.cassandraToRead(),
                lake,
                List.of("--visitor=" + visitor, "--output=" + export)));
    assertThat(said.get("report").get("rows"), equalTo(ledger.get("stored")));
    assertThat(said.get("report").get("differences").asInt(), equalTo(0));
    assertThat(said.get("insights").get("figures").asInt(), greaterThan(0));
    JsonNode exported = new ObjectMapper().readTree(export.toFile());
    assertThat(exported.at("/cassandra/clickstream_events").size(), equalTo(1));
    assertThat(exported.get("lake").size(), equalTo(1));
  }

  /** At last clicks come in again, which nobody takes in; the mail that a frequent visitor got. */
  OfferMail whatIsStoredIsMendedAndWrittenAbout(JsonNode ledger, FrequentVisitor frequent)
      throws Exception {
    frequent.store(servers.administrator(), new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT));
    Map<String, JsonNode> said =
        footfall.inARow(
            words(
                "reprocess",
                options.kafka(Logins.PIPELINE),
                options.cassandra(),
                options.elasticsearch(),
                List.of("--fromSlice=1", "--toSlice=" + ledger.get("slices"))),
            words(
                "offers",
                options.cassandra(),
                options.elasticsearch(),
                options.mail(),
                List.of("--unsubscribeUrl=https://shop.example/unsubscribe/"),
                options.mailbox()),
            words("rejects", options.kafka(Logins.OPERATOR), List.of("--replay")));
    assertThat(said.get("reprocess").get("unchanged"), equalTo(ledger.get("stored")));
    assertThat(said.get("rejects").get("replayed"), equalTo(said.get("rejects").get("found")));
    assertThat(said.get("offers").get("sent").asInt(), equalTo(1));
    List<String> mails = servers.mail().mails();
    assertThat(mails, contains(containsString("To: " + frequent.address())));
    installation.canaries().look("the mail", mails.get(0));
    return new OfferMail(mails.get(0));
  }

  /** One of a single click; and of who got a mail his mail server says that he is gone. */
  void aVisitorIsErasedAndOneIsGone(String visitor, OfferMail mail) throws Exception {
    servers.mailbox().bounce(mail.messageId());
    Map<String, JsonNode> said =
        footfall.inARow(
            words(
                "erase",
                options.cassandra(),
                options.elasticsearch(),
                lake,
                List.of("--visitor=" + visitor)),
            words("offers", List.of("feedback"), options.cassandra(), options.mailbox()));
    JsonNode erased = said.get("erase");
    assertThat(erased.at("/erased/cassandra/clickstream_events").asInt(), equalTo(1));
    assertThat(erased.at("/erased/lake/clicks").asInt(), equalTo(1));
    assertThat(erased.get("left").size(), equalTo(0));
    assertThat(said.get("offers").get("bounces").asInt(), equalTo(1));
  }

  void whatIsOlderThanADayIsGone() throws Exception {
    JsonNode kept =
        footfall.run(
            words(
                "retain",
                options.cassandra(),
                options.elasticsearch(),
                lake,
                List.of("--cassandraDays=1", "--elasticsearchDays=1", "--lakeDays=1")));
    assertThat(kept.has("cassandraPartitions"), equalTo(true));
    assertThat(kept.has("elasticsearchDocuments"), equalTo(true));
    assertThat(kept.has("lakeFiles"), equalTo(true));
  }
}
