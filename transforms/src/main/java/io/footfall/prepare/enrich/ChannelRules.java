package io.footfall.prepare.enrich;

import io.footfall.prepare.web.ListResource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An ordered list of rules by which a source, a medium and a campaign amount to a channel; the
 * first that fits decides. The list that comes with Footfall, {@code channels.txt}, follows Google
 * Analytics 4's default channel group and says how a rule is written.
 */
public final class ChannelRules implements Serializable {

  /** The channel of what no rule fits. */
  static final String UNASSIGNED = "Unassigned";

  private record Rule(String channel, List<ChannelCondition> conditions) implements Serializable {

    boolean fits(String source, String medium, String campaign) {
      for (ChannelCondition condition : conditions) {
        if (!condition.holds(source, medium, campaign)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Rule> rules;

  private ChannelRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The list that comes with Footfall. */
  public static ChannelRules defaults(Sites sites) {
    return parse(ListResource.entries(ChannelRules.class, "channels.txt"), sites);
  }

  /**
   * Throws {@link IllegalArgumentException}, with the line, when one is not written as it should.
   */
  public static ChannelRules parse(List<String> entries, Sites sites) {
    List<Rule> rules = new ArrayList<>();
    for (String entry : entries) {
      try {
        rules.add(rule(entry, sites));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("In the rule \"" + entry + "\": " + e.getMessage(), e);
      }
    }
    return new ChannelRules(rules);
  }

  private static Rule rule(String entry, Sites sites) {
    int colon = entry.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("A rule is \"channel : condition\"");
    }
    List<ChannelCondition> conditions = new ArrayList<>();
    for (String condition : entry.substring(colon + 1).split("\\s+and(\\s+|$)", -1)) {
      conditions.add(ChannelCondition.parse(condition.strip(), sites));
    }
    return new Rule(entry.substring(0, colon).strip(), List.copyOf(conditions));
  }

  /** The channel; the texts are in lower case. */
  String channelOf(String source, String medium, @Nullable String campaign) {
    String name = campaign == null ? "" : campaign;
    for (Rule rule : rules) {
      if (rule.fits(source, medium, name)) {
        return rule.channel();
      }
    }
    return UNASSIGNED;
  }
}
