package io.footfall.pipelines.streaming;

import io.footfall.model.Click;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Clicks at the time of their record in; the same clicks out at the time when they happened, which
 * is earlier by as much as the visitor's device held them back.
 */
public final class AtTheirOwnTime extends PTransform<PCollection<Click>, PCollection<Click>> {

  private AtTheirOwnTime() {}

  public static AtTheirOwnTime create() {
    return new AtTheirOwnTime();
  }

  @Override
  // Discouraged because what comes behind the watermark is late: that is what it is
  @SuppressWarnings("deprecation")
  public PCollection<Click> expand(PCollection<Click> clicks) {
    return clicks.apply(
        "OwnTimes",
        WithTimestamps.of((Click click) -> Instant.ofEpochMilli(click.occurredAt()))
            .withAllowedTimestampSkew(Duration.millis(Long.MAX_VALUE)));
  }
}
