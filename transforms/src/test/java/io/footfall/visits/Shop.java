package io.footfall.visits;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.model.Attendance;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.Login;
import io.footfall.model.Outcome;
import io.footfall.model.Reconsidered;
import io.footfall.model.Slice;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Runs slices, each broken off once, and keeps what is stored. */
final class Shop {
  final Map<String, Click> stored = new TreeMap<>();
  final Map<String, Visit> visits = new TreeMap<>();
  final Set<Login> logins = new HashSet<>();
  final List<Attendance> attendances = new ArrayList<>();
  final Map<String, byte[]> memories = new HashMap<>();
  private final VisitRules rules;
  private final Random random;

  Shop(VisitRules rules, Random random) {
    this.rules = rules;
    this.random = random;
  }

  void run(SliceOfTraffic traffic) {
    Map<String, List<Click>> clicks = new TreeMap<>();
    for (Outcome outcome : traffic.outcomes()) {
      if (outcome instanceof Click click) {
        clicks.computeIfAbsent(click.visitorId(), id -> new ArrayList<>()).add(click);
      }
    }
    List<Finding> broken = new ArrayList<>();
    int writes = random.nextInt(clicks.size() + 1);
    for (String visitorId : clicks.keySet()) {
      broken.addAll(follow(traffic.slice(), visitorId, clicks.get(visitorId), writes-- > 0));
    }
    List<Finding> replayed = new ArrayList<>();
    clicks.forEach(
        (visitorId, list) -> replayed.addAll(follow(traffic.slice(), visitorId, list, true)));
    assertThat("slice " + traffic.slice().number(), replayed, equalTo(broken));
    replayed.forEach(this::keep);
  }

  private List<Finding> follow(Slice slice, String visitorId, List<Click> clicks, boolean written) {
    List<Finding> findings = new ArrayList<>();
    byte[] row = memories.get(visitorId);
    VisitorMemory after =
        new VisitorFollower(slice, rules)
            .follow(
                visitorId,
                row == null ? VisitorMemory.EMPTY : VisitorMemoryCodec.fromBytes(row),
                clicks,
                findings::add);
    if (after != null && written) {
      memories.put(visitorId, VisitorMemoryCodec.toBytes(after));
    }
    return findings;
  }

  private void keep(Finding finding) {
    if (finding instanceof Login login) {
      logins.add(login);
    } else if (finding instanceof Attendance attendance) {
      attendances.add(attendance);
    } else if (finding instanceof Click click) {
      stored.put(click.position().toString(), click);
    } else if (finding instanceof Reconsidered reconsidered) {
      stored.replaceAll(
          (position, click) ->
              isTheSame(reconsidered, click)
                  ? click.toBuilder()
                      .enrichment(click.enrichment().withBotIndicator(reconsidered.verdict()))
                      .build()
                  : click);
    } else if (finding instanceof VisitChange change && change.after() == null) {
      visits.remove(nameOf(change.before()));
    } else if (finding instanceof VisitChange change) {
      visits.put(nameOf(change.after()), change.after());
    }
  }

  private static boolean isTheSame(Reconsidered reconsidered, Click click) {
    return click.eventId().equals(reconsidered.storedId())
        && click.visitorId().equals(reconsidered.click().visitorId());
  }

  private static String nameOf(Visit visit) {
    return visit.visitorId() + "@" + visit.startedAt();
  }
}
