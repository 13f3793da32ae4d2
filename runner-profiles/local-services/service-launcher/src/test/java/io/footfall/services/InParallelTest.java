package io.footfall.services;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class InParallelTest {

  @Test
  void allRunAtTheSameTime() {
    CyclicBarrier meeting = new CyclicBarrier(3);
    Queue<String> met = new ConcurrentLinkedQueue<>();
    InParallel.forEach(
        List.of("one", "two", "three"),
        element -> {
          await(meeting);
          met.add(element);
        });

    assertThat(met, containsInAnyOrder("one", "two", "three"));
  }

  @Test
  void theFirstFailureCarriesTheOthersAndStopsNone() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    RuntimeException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                InParallel.forEach(
                    List.of("one", "two", "three"),
                    element -> {
                      seen.add(element);
                      if (element.equals("one")) {
                        throw first;
                      }
                      if (element.equals("three")) {
                        throw second;
                      }
                    }));

    assertThat(thrown, is(first));
    assertThat(thrown.getSuppressed(), arrayContaining((Throwable) second));
    assertThat(seen, containsInAnyOrder("one", "two", "three"));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("The others did not run meanwhile", e);
    }
  }
}
