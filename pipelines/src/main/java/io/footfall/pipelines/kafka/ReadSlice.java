package io.footfall.pipelines.kafka;

import io.footfall.coders.LogRecordCoder;
import io.footfall.model.LogRecord;
import io.footfall.model.Slice;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: a slice. Goes out: the committed records in its ranges, each exactly once, bounded, in
 * the global window; none where it has no ranges. Fails with {@link
 * io.footfall.pipelines.slices.TruncatedRangeException} when the log no longer holds all of it, and
 * with {@link KafkaUnavailableException} when Kafka gives nothing for half a minute; never ends
 * early.
 *
 * <p>KafkaIO reads for ever, or up to a time; reading up to an offset is not in its interface, and
 * a slice is nothing but offsets.
 */
public final class ReadSlice extends PTransform<PBegin, PCollection<LogRecord>> {

  private final KafkaSettings settings;
  private final Slice slice;

  private ReadSlice(KafkaSettings settings, Slice slice) {
    this.settings = settings;
    this.slice = slice;
  }

  public static ReadSlice of(KafkaSettings settings, Slice slice) {
    return new ReadSlice(settings, slice);
  }

  @Override
  public PCollection<LogRecord> expand(PBegin input) {
    if (slice.ranges().isEmpty()) {
      return input.apply("NothingToRead", Create.empty(LogRecordCoder.of()));
    }
    return input.apply("ReadRanges", Read.from(new SliceSource(settings, slice.ranges())));
  }
}
