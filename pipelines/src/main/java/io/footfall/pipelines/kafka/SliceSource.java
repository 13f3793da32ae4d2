package io.footfall.pipelines.kafka;

import io.footfall.coders.LogRecordCoder;
import io.footfall.model.LogRecord;
import io.footfall.model.SliceRange;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Comes in: ranges of offsets. Goes out: every committed record in them, exactly once a reading, in
 * order within a range. One split a range, whatever size the runner wishes for: a partition is read
 * fastest by one consumer, from its front to its end.
 */
final class SliceSource extends BoundedSource<LogRecord> {

  /** Of an average click, to tell runners how much there is. */
  private static final long BYTES_PER_RECORD = 300;

  private final KafkaSettings settings;
  private final List<SliceRange> ranges;

  SliceSource(KafkaSettings settings, List<SliceRange> ranges) {
    this.settings = settings;
    this.ranges = List.copyOf(ranges);
  }

  @Override
  public List<SliceSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return ranges.stream()
        .map(range -> new SliceSource(settings, List.of(range)))
        .collect(Collectors.toList());
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return ranges.stream().mapToLong(SliceRange::length).sum() * BYTES_PER_RECORD;
  }

  @Override
  public BoundedReader<LogRecord> createReader(PipelineOptions options) {
    return new SliceReader(this, settings, ranges);
  }

  @Override
  public Coder<LogRecord> getOutputCoder() {
    return LogRecordCoder.of();
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("kafka", settings.toString()));
    ranges.forEach(
        range ->
            builder.add(
                DisplayData.item(
                    range.topic() + "-" + range.partition(),
                    "[" + range.from() + ", " + range.to() + ")")));
  }
}
