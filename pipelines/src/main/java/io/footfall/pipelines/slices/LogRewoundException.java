package io.footfall.pipelines.slices;

/**
 * The log ends before the place that the journal has reached: the topic was made anew, or its
 * leader lost records. Reading on would mix two logs under one set of offsets.
 */
public final class LogRewoundException extends RuntimeException {

  LogRewoundException(String topic, int partition, long end, long position) {
    super(
        topic
            + "-"
            + partition
            + " ends at offset "
            + end
            + " but the journal has read up to "
            + position
            + ": the topic was made anew or lost records; start under another --group to read it from"
            + " its beginning");
  }
}
