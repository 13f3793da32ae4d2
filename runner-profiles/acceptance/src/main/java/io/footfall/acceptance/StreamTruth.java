package io.footfall.acceptance;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.generators.traffic.DetailedTruth.MinuteAndUrl;
import io.footfall.generators.traffic.SentRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * What the stream must make of the records that were sent. It follows no visitor, so that only who
 * says that he is a robot is one.
 */
final class StreamTruth {

  private final Map<MinuteAndUrl, Long> views = new HashMap<>();
  private long rejected;

  /** Takes in a record that was sent. */
  void add(SentRecord record) {
    if (record.expectedReject() != null) {
      rejected++;
    } else if (record.isToBeStored()
        && record.click().eventType().isView()
        && !record.isDeclaredRobots()) {
      long minute = Grain.MINUTE.startOf(record.click().occurredAt());
      views.merge(new MinuteAndUrl(minute, record.click().page().figureName()), 1L, Long::sum);
    }
  }

  Map<MinuteAndUrl, Long> views() {
    return views;
  }

  long rejected() {
    return rejected;
  }
}
