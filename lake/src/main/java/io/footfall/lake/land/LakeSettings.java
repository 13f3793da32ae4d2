package io.footfall.lake.land;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.prepare.ClickStep;
import java.io.Serializable;
import java.util.List;

/**
 * Where the lake's clicks come from, where they go, and by which rules.
 *
 * @param group on whose behalf the topic is read: another than the clickstream's, so that neither
 *     waits for the other
 * @param cassandra for the journal and the lease
 * @param preparation what parsed clicks are put through: what the clickstream puts them through
 * @param targetBytes a file that has grown to this size is closed and another begun
 * @param rejects whether rejected records are landed too
 */
public record LakeSettings(
    KafkaSettings kafka,
    String topic,
    String group,
    CassandraSettings cassandra,
    List<ClickStep> preparation,
    LakeFiles files,
    long targetBytes,
    boolean rejects)
    implements Serializable {

  /** Large enough for readers to be busy, small enough to be read by many at once. */
  public static final long DEFAULT_TARGET_BYTES = 128L << 20;

  public LakeSettings {
    preparation = List.copyOf(preparation);
    requireTarget(targetBytes);
  }

  /** Refuses a size that would make a file of every click. */
  public static void requireTarget(long targetBytes) {
    if (targetBytes < 1) {
      throw new WrongOptionException("--targetFileBytes must be at least 1: " + targetBytes);
    }
  }

  /** Who reads which topic: {@code clicks/footfall-lake}. */
  public String source() {
    return topic + "/" + group;
  }

  LakeCatalog catalog() {
    return LakeCatalog.of(files);
  }
}
