package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.RecordPosition;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.json.ParseClicks;
import io.footfall.visits.VisitRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a shop may decide by options, from the command line to the click. */
class ShopRulesTest {

  private static final String CLICK =
      """
      {"schema_version": 1, "event_id": "00000000-0000-4000-8000-000000000001",
       "event_type": "page_view", "visitor_id": "v", "occurred_at": 1772323200000,
       "received_at": 1772323200000, "ip": "%s", "consent": {"analytics": true},
       "page": {"url": "https://shop.example/?badge=7&color=red",
                "referrer": "https://%s/"}}
      """;

  private static final long AT = 1_772_323_200_000L;

  @TempDir private Path folder;

  @Command(name = "any")
  private static final class AnyCommand {
    @Mixin private PreparationOptions preparation;
    @Mixin private VisitOptions visits;
  }

  @Test
  void addressesAreMaskedUnlessToldOtherwise() {
    assertThat(click(options(), "203.0.113.77", "a.example").ip(), is("203.0.113.0"));
    assertThat(click(options(), "2001:db8:1:2:3::4", "a.example").ip(), is("2001:db8:1::"));
    AnyCommand whole = options("--keepAddresses");
    assertThat(click(whole, "203.0.113.77", "a.example").ip(), is("203.0.113.77"));
    assertThat(click(whole, "2001:db8:1:2:3::4", "a.example").ip(), is("2001:db8:1:2:3::4"));
  }

  @Test
  void channelsFollowTheShopsOwnRulesInTheirOrder() throws Exception {
    assertThat(channel(options(), "www.google.com"), is("Organic Search"));
    Path rules =
        Files.writeString(
            folder.resolve("channels.txt"),
            """
            # ours
            Forum : source is forum.example
            Found : source among search
            Rest  : medium like .*
            """);
    Path sites = Files.writeString(folder.resolve("sites.txt"), "search finder find.example\n");
    AnyCommand ours = options("--channelRules=" + rules, "--sites=" + sites);
    assertThat(channel(ours, "forum.example"), is("Forum"));
    assertThat(channel(ours, "find.example"), is("Found"));
    assertThat(channel(ours, "www.google.com"), is("Rest"));
    AnyCommand paying = options("--ownDomains=pay.example,other.example");
    assertThat(channel(paying, "checkout.pay.example"), is("Internal"));
    assertThat(channel(options(), "checkout.pay.example"), is("Referral"));
  }

  @Test
  void parametersThatIdentifyAreTheShopsToName() throws Exception {
    Path list = Files.writeString(folder.resolve("parameters.txt"), "badge\n");
    AnyCommand ours = options("--identifyingParameters=" + list);
    assertThat(
        click(ours, "203.0.113.77", "a.example").page().url(),
        is("https://shop.example/?color=red"));
    assertThat(
        click(options(), "203.0.113.77", "a.example").page().url(),
        is("https://shop.example/?badge=7&color=red"));
  }

  @Test
  void whatIsGivenIsPassedOnToProcessesOfTheirOwn() throws Exception {
    Path list = Files.writeString(folder.resolve("parameters.txt"), "badge\n");
    AnyCommand given =
        options(
            "--maxLateness=PT5H",
            "--keepAddresses",
            "--identifyingParameters=" + list,
            "--ownDomains=a.example,b.example");
    AnyCommand again = options(given.preparation.arguments().toArray(String[]::new));
    assertThat(again.preparation.cleaning(), is(given.preparation.cleaning()));
    assertThat(channel(again, "b.example"), is("Internal"));
  }

  @Test
  void aFileThatIsMissingIsNamedWithItsOption() {
    IllegalArgumentException missing =
        assertThrows(
            IllegalArgumentException.class,
            () -> options("--channelRules=/nowhere/channels.txt").preparation.enrichment());
    assertThat(
        missing.getMessage(),
        allOf(containsString("--channelRules"), containsString("/nowhere/channels.txt")));
  }

  @Test
  void visitsEndAsTheShopSays() {
    Duration lateness = VisitRules.defaults().maxLateness();
    assertThat(options().visits.rules(lateness), is(VisitRules.defaults()));
    VisitRules ours =
        options("--visitSilence=PT20M", "--midnightIn=Europe/Berlin", "--campaignEndsVisit")
            .visits
            .rules(lateness);
    assertThat(ours.silence(), is(Duration.ofMinutes(20)));
    assertThat(ours.midnightZone(), is(ZoneId.of("Europe/Berlin")));
    assertThat(ours.campaignEndsVisit(), is(true));
    assertThat(options().visits.rules(lateness).midnightZone(), is(nullValue()));
  }

  private static AnyCommand options(String... words) {
    return CommandLine.populateCommand(new AnyCommand(), words);
  }

  private static String channel(AnyCommand options, String referrer) {
    return click(options, "203.0.113.77", referrer).enrichment().trafficSource().channel();
  }

  private static Click click(AnyCommand options, String ip, String referrer) {
    byte[] value = CLICK.formatted(ip, referrer).getBytes(StandardCharsets.UTF_8);
    Outcome outcome =
        new ClickPreparation(AT, ParseClicks.create(), options.preparation.steps())
            .prepare(new LogRecord(new RecordPosition("clicks", 0, 0), AT, value));
    assertThat(outcome, is(instanceOf(Click.class)));
    return (Click) outcome;
  }
}
