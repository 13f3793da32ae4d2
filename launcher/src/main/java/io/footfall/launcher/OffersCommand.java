package io.footfall.launcher;

import io.footfall.launcher.operations.Telemetry;
import io.footfall.launcher.operations.TurnMetrics;
import io.footfall.launcher.options.CampaignOptions;
import io.footfall.launcher.options.ElasticsearchOptions;
import io.footfall.launcher.options.Given;
import io.footfall.launcher.options.MailboxOptions;
import io.footfall.launcher.options.MetricsOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.launcher.options.ScheduleOptions;
import io.footfall.launcher.options.SmtpOptions;
import io.footfall.offers.Delivery;
import io.footfall.offers.OfferSettings;
import io.footfall.offers.OfferSummary;
import io.footfall.offers.Offers;
import io.footfall.offers.campaign.Campaign;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.compose.LetterWriter;
import io.footfall.offers.compose.SampleVisitor;
import io.footfall.offers.feedback.FeedbackMailbox;
import io.footfall.offers.feedback.MailboxSettings;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.options.LinkOptions;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.elasticsearch.IndexedOffers;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code footfall offers}: frequent visitors, and one mail to each. */
@Command(
    name = "offers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {OpenClaimsCommand.class, FeedbackCommand.class},
    description =
        "Find the frequent visitors in Cassandra, and send each who may be written to the campaign's offer, once."
            + " Every visitor that was looked at is counted under one reason. With --elasticsearch, runs are indexed for the dashboard.")
final class OffersCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;

  @Option(
      names = "--campaign",
      paramLabel = "FILE",
      description = "What is offered, in YAML (default: the demo's campaign).")
  private @Nullable Path campaignFile;

  @Option(
      names = "--dry-run",
      description = "Send and claim nothing; say who would get the offer, and why the others not.")
  private boolean dryRun;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Write what was decided on each visitor to this file, as CSV.")
  private @Nullable Path list;

  @Option(
      names = "--preview",
      paramLabel = "FILE",
      description =
          "Write the mail's HTML for somebody made up to this file, and do nothing else. No server is needed.")
  private @Nullable Path preview;

  @Option(
      names = "--previewLanguage",
      description = "The language of the preview (default: the campaign's).")
  private @Nullable String previewLanguage;

  @Option(
      names = "--unsubscribeUrl",
      paramLabel = "URL",
      description =
          "Where the mails' signed links lead: the shop's address and /unsubscribe/ (default: ${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:8080/unsubscribe/")
  private URI unsubscribeUrl;

  @Option(
      names = "--create",
      description = "Make the keyspace and the tables that are missing, with one replica.")
  private boolean create;

  @Mixin private ScheduleOptions schedule;
  @Mixin private CampaignOptions options;
  @Mixin private SmtpOptions smtp;
  @Mixin private LinkOptions link;
  @Mixin private MailboxOptions mailbox;
  @Mixin private ElasticsearchOptions elasticsearch;
  @Mixin private MetricsOptions metrics;
  @Mixin private RunnerOptions runner;
  @Spec private CommandSpec command;

  OffersCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Campaign campaign =
        campaignFile == null ? CampaignFile.example() : CampaignFile.read(campaignFile);
    if (preview != null) {
      writePreview(campaign, preview);
      return 0;
    }
    OfferSettings settings = options.settings(campaign);
    Delivery delivery = dryRun ? null : Delivery.by(smtp.settings(), link.key(), unsubscribeUrl);
    Optional<MailboxSettings> bounces = mailbox.settings();
    Turns again = new Turns(schedule, stop, console);
    TurnMetrics turns = TurnMetrics.of("offers", metrics.registry());
    // A turn in the middle has claims whose mails nobody knows of: it is brought to its end
    stop.heed();
    try (RunnerSession session = RunnerProfile.onClassPath().open(runner.arguments());
        Telemetry telemetry = metrics.serve(turns::isWell).orElse(null)) {
      metrics.announce(telemetry, console::line);
      if (create) {
        CassandraSchema.create(settings.cassandra(), 1);
      }
      OfferTurn turn = new OfferTurn(console, Offers.of(settings, session), list);
      do {
        bounces.ifPresent(box -> takeFeedback(box, settings));
        long start = System.nanoTime();
        OfferSummary summary = turn.run(delivery);
        turns.finished(Duration.ofNanos(System.nanoTime() - start), outcomesOf(summary));
        index(summary, campaign);
      } while (again.comesAgain());
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private static Map<String, Long> outcomesOf(OfferSummary summary) {
    return summary.totals().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().wireName(), Map.Entry::getValue));
  }

  /** The dashboard's card of the offers; a dry run is none of its business. */
  private void index(OfferSummary summary, Campaign campaign) throws InterruptedException {
    if (!dryRun && Given.is(command, "--elasticsearch")) {
      IndexedOffers.in(elasticsearch.settings())
          .put(summary.run(), campaign.id(), summary.asOf(), summary.sent());
    }
  }

  private void takeFeedback(MailboxSettings box, OfferSettings settings) {
    FeedbackCommand.report(
        FeedbackMailbox.of(box, link.key(), SuppressionStore.of(settings.cassandra())).take(),
        console);
  }

  private void writePreview(Campaign campaign, Path file) throws IOException {
    String language = previewLanguage == null ? campaign.language() : previewLanguage;
    Files.writeString(file, LetterWriter.of(campaign).write(SampleVisitor.in(language)).html());
    console.line("The mail of " + campaign.id() + " stands in " + file);
  }
}
