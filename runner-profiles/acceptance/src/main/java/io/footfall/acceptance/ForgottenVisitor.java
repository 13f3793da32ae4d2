package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.figures.FigureKind;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.pipelines.cassandra.VisitorTraces;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Somebody with many clicks, and with everything else that may be known of a visitor, who asks for
 * it and then to be forgotten; another has an account in common with him and stays.
 */
final class ForgottenVisitor {

  private final ClickstreamSettings settings;
  private final LakeCommands commands;
  private final Path lake;
  private final PersonalRecords personal;
  private final String visitor;
  private final String other;
  private final long clicks;

  private ForgottenVisitor(
      ClickstreamSettings settings, LakeCommands commands, Path lake, DuckDb duck)
      throws Exception {
    this.settings = settings;
    this.commands = commands;
    this.lake = lake;
    this.personal = new PersonalRecords(settings.cassandra(), settings.buckets());
    List<String> visitors =
        duck.rows("SELECT visitor_id FROM clicks GROUP BY 1 ORDER BY count(*) DESC, 1");
    this.visitor = visitors.get(5);
    this.other = visitors.get(6);
    this.clicks = clicksIn(duck);
  }

  /** One of those in the lake; the stores get what there may be of him beside clicks. */
  static ForgottenVisitor choose(ClickstreamSettings settings, LakeCommands commands, Path lake)
      throws Exception {
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      ForgottenVisitor chosen = new ForgottenVisitor(settings, commands, lake, duck);
      chosen.personal.add(chosen.visitor);
      chosen.personal.add(chosen.other);
      new FigureDocuments(settings.elasticsearch())
          .name(FigureKind.PAGE, "/account/" + chosen.visitor);
      return chosen;
    }
  }

  /** By his own name, and with the other by their account's. */
  void isGivenWhatIsHis(Path export) throws IOException {
    commands.export(named(), export);
    JsonNode exported = new ObjectMapper().readTree(export.toFile());
    assertThat((long) exported.at("/cassandra/clickstream_events").size(), equalTo(clicks));
    assertThat(exported.at("/cassandra/visits_by_day").size(), greaterThan(0));
    assertThat(
        exported.at("/cassandra/contacts/0/email").asText(),
        equalTo(PersonalRecords.addressOf(visitor)));
    assertThat(exported.at("/cassandra/offers").size(), equalTo(1));
    assertThat((long) exported.get("lake").size(), equalTo(clicks));

    commands.export("--user=" + PersonalRecords.USER, export);
    JsonNode ofUser = new ObjectMapper().readTree(export.toFile());
    assertThat(ofUser.findValuesAsText("visitor_id"), hasItems(equalTo(visitor), equalTo(other)));
    assertThat(ofUser.get("visitors"), hasItem(equalTo(exported)));
  }

  /** Of so many rows in the lake his are gone; that he is not to be written to stays known. */
  void isForgotten(long stored) throws Exception {
    JsonNode receipt = commands.erase(named());
    holdReceipt(receipt);
    assertThat(personal.reasonsAgainst(visitor), contains(SuppressionReason.OPT_OUT));
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      assertThat(clicksIn(duck), equalTo(0L));
      assertThat(duck.number("SELECT count(*) FROM clicks"), equalTo(stored - clicks));
    }
    assertThat(commands.erase(named()).get("erased").size(), equalTo(0));
  }

  private void holdReceipt(JsonNode receipt) {
    JsonNode inCassandra = receipt.at("/erased/cassandra");
    assertThat(inCassandra.get("clickstream_events").asLong(), equalTo(clicks));
    assertThat(inCassandra.get("visitors").asLong(), equalTo(1L));
    assertThat(inCassandra.get("contacts").asLong(), equalTo(1L));
    assertThat(inCassandra.get("identities").asLong(), greaterThan(0L));
    assertThat(inCassandra.get("offers").asLong(), equalTo(1L));
    assertThat(
        inCassandra.get("offer_decisions").asLong(), equalTo((long) PersonalRecords.DECISIONS));
    assertThat(receipt.at("/erased/elasticsearch/documents").asLong(), equalTo(1L));
    assertThat(receipt.at("/erased/lake/clicks").asLong(), equalTo(clicks));
    assertThat(receipt.get("left").size(), equalTo(0));
    assertThat(receipt.toString().contains(visitor), equalTo(false));
  }

  void theOtherStays() {
    Map<String, Long> ofOther =
        VisitorTraces.of(settings.cassandra(), settings.buckets()).count(other);
    assertThat(ofOther, hasEntry("contacts", 1L));
    assertThat(ofOther, hasEntry("offers", 1L));
    assertThat(ofOther, hasEntry("offer_decisions", (long) PersonalRecords.DECISIONS));
  }

  private String named() {
    return "--visitor=" + visitor;
  }

  private long clicksIn(DuckDb duck) throws Exception {
    return duck.number("SELECT count(*) FROM clicks WHERE visitor_id = '" + visitor + "'");
  }
}
