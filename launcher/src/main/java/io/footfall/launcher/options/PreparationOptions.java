package io.footfall.launcher.options;

import io.footfall.model.WrongOptionException;
import io.footfall.options.OptionGroup;
import io.footfall.prepare.ClickStep;
import io.footfall.prepare.PreparationSteps;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.ChannelRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.enrich.Sites;
import io.footfall.prepare.web.ListResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/**
 * What becomes of a click before its visitor is followed: what is stored of it, and what it is put
 * down to. The same for all that reads a topic, or stores differ.
 */
@OptionGroup("Cleaning and enrichment")
public final class PreparationOptions {

  @Option(
      names = "--maxLateness",
      paramLabel = "DURATION",
      description =
          "A click that is older than this when it is received is rejected (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT72H")
  private Duration maxLateness;

  @Option(
      names = "--keepAddresses",
      description =
          "Store IP addresses whole. Otherwise the last octet of IPv4 and the last 80 bits of IPv6 become zero before anything is stored.")
  private boolean keepAddresses;

  @Option(
      names = "--identifyingParameters",
      paramLabel = "FILE",
      description =
          "Query parameters that are removed from URLs as they tell who the visitor is, one a line; in place of the list that"
              + " comes with Footfall (identifying-parameters.txt).")
  private Path identifyingParameters;

  @Option(
      names = "--channelRules",
      paramLabel = "FILE",
      description =
          "The rules by which visits are put down to channels, in their order, the first that fits; in place of those that"
              + " come with Footfall (channels.txt, which says how they are written).")
  private Path channelRules;

  @Option(
      names = "--sites",
      paramLabel = "FILE",
      description =
          "Search engines, social networks and other sites that send visitors: a category, a source and hosts a line; in"
              + " place of the list that comes with Footfall (sites.txt).")
  private Path sites;

  @Option(
      names = "--ownDomains",
      paramLabel = "DOMAIN",
      split = ",",
      description =
          "The shop's other domains, and those of payment pages that send buyers back: a visitor is not referred by them.")
  private List<String> ownDomains = List.of();

  @Option(
      names = "--geoDatabase",
      paramLabel = "FILE",
      description =
          "A City or Country database of MaxMind's format, under this path on every worker: says where"
              + " a click comes from that names no country itself (default: none).")
  private String geoDatabase;

  public Duration maxLateness() {
    return maxLateness;
  }

  @Nullable String geoDatabase() {
    return geoDatabase;
  }

  CleaningRules cleaning() {
    CleaningRules rules =
        CleaningRules.defaults().withMaxLateness(maxLateness).withIpMasked(!keepAddresses);
    return identifyingParameters == null
        ? rules
        : rules.withIdentifyingParameters(
            Set.copyOf(entries("--identifyingParameters", identifyingParameters)));
  }

  EnrichClicks enrichment() {
    Sites known = sites == null ? Sites.defaults() : Sites.parse(entries("--sites", sites));
    ChannelRules rules =
        channelRules == null
            ? ChannelRules.defaults(known)
            : ChannelRules.parse(entries("--channelRules", channelRules), known);
    return EnrichClicks.create().withChannels(known, rules).withOwnDomains(Set.copyOf(ownDomains));
  }

  /** What a parsed click is put through. */
  public List<ClickStep> steps() {
    return PreparationSteps.of(geoDatabase, cleaning(), enrichment());
  }

  /** As they stand on a command line. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--maxLateness=" + maxLateness));
    if (keepAddresses) {
      arguments.add("--keepAddresses");
    }
    add("--identifyingParameters", identifyingParameters, arguments);
    add("--channelRules", channelRules, arguments);
    add("--sites", sites, arguments);
    add("--ownDomains", ownDomains.isEmpty() ? null : String.join(",", ownDomains), arguments);
    add("--geoDatabase", geoDatabase, arguments);
    return arguments;
  }

  private static void add(String option, @Nullable Object value, List<String> arguments) {
    if (value != null) {
      arguments.add(option + "=" + value);
    }
  }

  private static List<String> entries(String option, Path file) {
    try {
      return ListResource.entries(Files.readAllLines(file));
    } catch (IOException failure) {
      throw new WrongOptionException(
          option + " can't be read: " + file + " (" + failure + "); name a text file", failure);
    }
  }
}
