package io.footfall.launcher.options;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.OfferSettings;
import io.footfall.offers.campaign.Campaign;
import io.footfall.offers.decide.Cap;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.decide.QuietHours;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who is frequent, and who of them may be written to. */
@OptionGroup("Campaign")
public final class CampaignOptions {

  @Mixin private CassandraOptions cassandra;

  @Option(
      names = "--buckets",
      description =
          "Buckets of visitors, as the keyspace was made with (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + VisitorBuckets.DEFAULT_COUNT)
  private int buckets;

  @Option(
      names = "--visits",
      description = "The least visits of a frequent visitor (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int visits;

  @Option(
      names = "--days",
      description = "Within so many times 24 hours (default: ${DEFAULT-VALUE}).",
      defaultValue = "7")
  private int days;

  @Option(
      names = "--minEngaged",
      paramLabel = "DURATION",
      description = "The least engaged time of these visits together (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT0S")
  private Duration minEngaged;

  @Option(
      names = "--withoutPurchase",
      description = "Leave out who bought something in these visits.")
  private boolean withoutPurchase;

  @Option(
      names = "--viewedCategory",
      paramLabel = "CATEGORY",
      description = "Only who looked at a product of that category in these visits.")
  private @Nullable String viewedCategory;

  @Option(
      names = "--cap",
      paramLabel = "OFFERS/DAYS",
      split = ",",
      description =
          "The most offers to one recipient over all campaigns; repeatable (default: ${DEFAULT-VALUE}).",
      defaultValue = "1/7d,3/30d",
      converter = CapConverter.class)
  private List<Cap> caps;

  @Option(
      names = "--repeatAfter",
      paramLabel = "DURATION",
      description =
          "How long a campaign's offer is not made to the same recipient again (default: ${DEFAULT-VALUE}).",
      defaultValue = "P30D")
  private Duration repeatAfter;

  @Option(
      names = "--quietHours",
      paramLabel = "FROM-TO",
      description =
          "When nobody is written to, by the recipient's own clock, or off (default: ${DEFAULT-VALUE}).",
      defaultValue = "21:00-08:00")
  private String quietHours;

  @Option(
      names = "--timeZone",
      description = "Of recipients who told none (default: ${DEFAULT-VALUE}).",
      defaultValue = "UTC")
  private ZoneId timeZone;

  @Option(
      names = "--delivery",
      paramLabel = "GUARANTEE",
      description =
          "at-most-once leaves a claim alone of which nobody knows whether its mail has left; at-least-once sends that mail"
              + " again, with the same Message-ID (default: ${DEFAULT-VALUE}).",
      defaultValue = "at-most-once",
      converter = GuaranteeConverter.class)
  private DeliveryGuarantee guarantee;

  /** For that campaign. */
  public OfferSettings settings(Campaign campaign) {
    return new OfferSettings(
        cassandra.settings(), new VisitorBuckets(buckets), frequency(), contact(), campaign);
  }

  public CassandraSettings cassandra() {
    return cassandra.settings();
  }

  private FrequencyRule frequency() {
    return new FrequencyRule(visits, days, minEngaged, withoutPurchase, viewedCategory);
  }

  private ContactRules contact() {
    return new ContactRules(caps, repeatAfter, QuietHours.parse(quietHours, timeZone), guarantee);
  }

  /** Reads {@code 1/7d}. */
  static final class CapConverter implements ITypeConverter<Cap> {
    @Override
    public Cap convert(String text) {
      return Cap.parse(text);
    }
  }

  /** Reads {@code at-most-once}. */
  static final class GuaranteeConverter implements ITypeConverter<DeliveryGuarantee> {
    @Override
    public DeliveryGuarantee convert(String text) {
      return Arrays.stream(DeliveryGuarantee.values())
          .filter(each -> each.name().replace('_', '-').equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be at-most-once or at-least-once, not " + text));
    }
  }
}
