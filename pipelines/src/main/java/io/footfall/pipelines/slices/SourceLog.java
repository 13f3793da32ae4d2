package io.footfall.pipelines.slices;

import io.footfall.model.SliceRange;
import java.util.Map;

/** The log that slices are cut from: one topic, read on behalf of one group. */
public interface SourceLog {

  /** The topic's name. */
  String topic();

  /**
   * What each partition holds now, up to the last record that no open transaction can take back.
   *
   * @throws TopicMissingException when there is no such topic
   */
  Map<Integer, OffsetSpan> spans();

  /**
   * How many records the log still holds in the range: reads it, so it costs what reading costs.
   */
  long count(SliceRange range);

  /**
   * Tells the log's own tools how far the group has come: by partition, the offset of the next
   * record. Nothing here reads it back; the journal is what counts.
   */
  void commit(Map<Integer, Long> positions);
}
