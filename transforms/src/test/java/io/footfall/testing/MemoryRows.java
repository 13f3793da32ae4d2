package io.footfall.testing;

import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.Login;
import io.footfall.model.Reconsidered;
import io.footfall.model.Reject;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the stores behind the main line keep of findings, in this JVM, a row a write: clicks and the
 * verdicts that came later, visits as they now stand, logins, rejects. The keys are those of the
 * tables. Breaks when its disk does.
 */
public final class MemoryRows implements Serializable {

  private static final Map<String, Map<String, String>> ROWS = new ConcurrentHashMap<>();

  private final String id;
  private final FaultyDisk disk;

  private MemoryRows(String id, FaultyDisk disk) {
    this.id = id;
    this.disk = disk;
    ROWS.putIfAbsent(id, new ConcurrentHashMap<>());
  }

  static MemoryRows of(String id, FaultyDisk disk) {
    return new MemoryRows(id, disk);
  }

  /** All rows, by key. */
  public Map<String, String> all() {
    return new TreeMap<>(rows());
  }

  Map<String, String> rows() {
    return ROWS.get(id);
  }

  void write(Finding finding) {
    if (finding instanceof Click click) {
      put("click " + click.occurredAt() + " " + click.eventId(), click.toString());
    } else if (finding instanceof Reconsidered late) {
      put("verdict " + late.storedId(), late.verdict());
    } else if (finding instanceof Login login) {
      put("login " + login, "");
    } else if (finding instanceof Reject reject) {
      put("reject " + reject.position(), reject.message());
    } else if (finding instanceof VisitChange change) {
      write(change);
    }
  }

  private void write(VisitChange change) {
    Visit after = change.after();
    if (after == null) {
      String key = keyOf(change.before());
      disk.write(() -> rows().remove(key));
    } else {
      put(keyOf(after), after.toString());
    }
  }

  private static String keyOf(Visit visit) {
    return "visit " + visit.visitorId() + " " + visit.startedAt();
  }

  private void put(String key, String row) {
    disk.write(() -> rows().put(key, row));
  }
}
