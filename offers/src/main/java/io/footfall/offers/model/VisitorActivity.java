package io.footfall.offers.model;

import java.io.Serializable;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A visitor that was looked at, and whether the rule finds him frequent.
 *
 * @param visits by a person, within the rule's days
 * @param verdict why not; null for who is frequent and in the segment as far as visits tell
 * @param spans when the visits were, in order; empty where there is a verdict
 */
public record VisitorActivity(
    String visitorId,
    int visits,
    long engagedMillis,
    boolean converted,
    @Nullable Verdict verdict,
    List<Span> spans)
    implements Serializable {

  public VisitorActivity {
    spans = List.copyOf(spans);
  }
}
