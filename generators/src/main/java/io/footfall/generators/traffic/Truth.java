package io.footfall.generators.traffic;

import io.footfall.model.RejectReason;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What has been sent, counted: by label, and by what should become of it. Of fixed size, however
 * much is sent. Safe for threads: the one that sends counts, others look.
 */
public final class Truth {

  private final Map<Label, Long> byLabel = new EnumMap<>(Label.class);
  private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
  private long sent;
  private long stored;
  private long duplicates;
  private long views;
  private long viewsByBots;

  /** Takes in a record that the log has taken. */
  public synchronized void add(SentRecord record) {
    sent++;
    byLabel.merge(record.label(), 1L, Long::sum);
    if (record.expectedReject() != null) {
      rejected.merge(record.expectedReject(), 1L, Long::sum);
    } else if (record.label() == Label.DUPLICATE) {
      duplicates++;
    } else {
      stored++;
      if (record.click().eventType().isView()) {
        views++;
        viewsByBots += record.isDeclaredRobots() ? 1 : 0;
      }
    }
  }

  public synchronized long sent() {
    return sent;
  }

  /** Records that should each be a row. */
  public synchronized long stored() {
    return stored;
  }

  public synchronized long duplicates() {
    return duplicates;
  }

  /** Views among the stored, robots' included. */
  public synchronized long views() {
    return views;
  }

  public synchronized long viewsByBots() {
    return viewsByBots;
  }

  public synchronized Map<Label, Long> byLabel() {
    return new EnumMap<>(byLabel);
  }

  public synchronized Map<RejectReason, Long> rejected() {
    return new EnumMap<>(rejected);
  }

  /**
   * As the machine-readable line has it: {@code sent, stored, duplicate, rejected{reason},
   * labels{label}, views}.
   */
  public synchronized Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sent", sent);
    map.put("stored", stored);
    map.put("duplicate", duplicates);
    Map<String, Long> reasons = new LinkedHashMap<>();
    rejected.forEach((reason, count) -> reasons.put(reason.wireName(), count));
    map.put("rejected", reasons);
    Map<String, Long> labels = new LinkedHashMap<>();
    byLabel.forEach((label, count) -> labels.put(label.wireName(), count));
    map.put("labels", labels);
    map.put("views", views);
    map.put("viewsByBots", viewsByBots);
    return map;
  }
}
