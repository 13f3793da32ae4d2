package io.footfall.figures;

import java.util.Map;

/** Tallies for tests; here, as their builder is seen in this package only. */
public final class Tallies {

  private Tallies() {}

  /** A tally of those sums and so many visitors. */
  public static Tally of(Map<Measure, Long> sums, int visitors) {
    TallyBuilder builder = new TallyBuilder();
    sums.forEach(builder::add);
    for (int visitor = 0; visitor < visitors; visitor++) {
      builder.addVisitor(VisitorSet.hashOf("v-" + visitor));
    }
    return builder.build();
  }

  /** The same with a duration. */
  public static Tally withDuration(Tally tally, long millis) {
    TallyBuilder builder = new TallyBuilder().add(tally);
    builder.addDuration(millis, 1);
    return builder.build();
  }
}
