package io.footfall.pipelines.testing;

import io.footfall.figures.Measure;
import io.footfall.figures.Tally;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A tally of given sums, with a stored form of its own. */
public record FixedTally(Map<Measure, Long> sums, long visitors) implements Tally {

  public static FixedTally of(Map<Measure, Long> sums, long visitors) {
    return new FixedTally(Map.copyOf(sums), visitors);
  }

  public static FixedTally fromBytes(byte[] bytes) {
    String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ");
    Map<Measure, Long> sums = new TreeMap<>();
    for (int part = 1; part < parts.length; part += 2) {
      sums.put(Measure.valueOf(parts[part]), Long.valueOf(parts[part + 1]));
    }
    return of(sums, Long.parseLong(parts[0]));
  }

  @Override
  public long sum(Measure measure) {
    return sums.getOrDefault(measure, 0L);
  }

  @Override
  public byte[] toBytes() {
    StringBuilder text = new StringBuilder(Long.toString(visitors));
    new TreeMap<>(sums)
        .forEach((measure, sum) -> text.append(' ').append(measure).append(' ').append(sum));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
