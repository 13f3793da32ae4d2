package io.footfall.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/**
 * Contenders in turn, a round after the other, so that what else the machine does meets them all;
 * every second round goes backwards, so that none always follows the same.
 */
public final class Rounds {

  private final int warmUps;
  private final int repetitions;

  private Rounds(int warmUps, int repetitions) {
    this.warmUps = warmUps;
    this.repetitions = repetitions;
  }

  public static Rounds of(int warmUps, int repetitions) {
    return new Rounds(warmUps, repetitions);
  }

  /**
   * Runs them all. The measurements of each, in the order of rounds, without those of the warm-up.
   *
   * @param onEach told of each run, those of the warm-up too
   */
  public Map<Contender, List<Measurement>> run(
      List<Contender> contenders, BiConsumer<Contender, Measurement> onEach)
      throws InterruptedException {
    Map<Contender, List<Measurement>> measured = new LinkedHashMap<>();
    contenders.forEach(contender -> measured.put(contender, new ArrayList<>()));
    for (int round = 0; round < warmUps + repetitions; round++) {
      List<Contender> order = new ArrayList<>(contenders);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      for (Contender contender : order) {
        Measurement measurement = contender.run(round);
        onEach.accept(contender, measurement);
        if (round >= warmUps) {
          measured.get(contender).add(measurement);
        }
      }
    }
    return measured;
  }

  /** Events a second of the one over those of the other, round by round. */
  public static Spread ratio(List<Measurement> ours, List<Measurement> peers) {
    return ratio(ours, peers, Measurement::eventsPerSecond);
  }

  /**
   * Events for the same processor time of all processes, round by round: what the ratio would be if
   * both kept every core busy. Other work on the machine disturbs it least.
   */
  public static Spread cpuRatio(List<Measurement> ours, List<Measurement> peers) {
    return ratio(ours, peers, measured -> 1 / measured.cpuMicrosPerEvent());
  }

  private static Spread ratio(
      List<Measurement> ours, List<Measurement> peers, ToDoubleFunction<Measurement> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      ratios.add(figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(peers.get(round)));
    }
    return Spread.of(ratios);
  }
}
