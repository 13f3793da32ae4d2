package io.footfall.testing;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the stores of one id write on, together: it takes so many writes and then, until it is
 * repaired, none. So a run of the pipeline can be broken off between any two writes.
 */
public final class FaultyDisk implements Serializable {

  /** What a broken disk throws. */
  public static final class BrokenDiskException extends RuntimeException {
    BrokenDiskException() {
      super("The disk broke, as the test wants it to");
    }
  }

  private static final class State {
    final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger loads = new AtomicInteger();
  }

  private static final Map<String, State> STATES = new ConcurrentHashMap<>();

  private final String id;

  FaultyDisk(String id) {
    this.id = id;
    STATES.putIfAbsent(id, new State());
  }

  /** Lets it break after so many more writes. */
  public void breakAfter(int writes) {
    state().writesLeft.set(writes);
  }

  public void repair() {
    state().writesLeft.set(Integer.MAX_VALUE);
  }

  /** Writes so far that went well. */
  public int writes() {
    return state().writes.get();
  }

  /** Round trips for reading so far. */
  public int loads() {
    return state().loads.get();
  }

  void countLoad() {
    state().loads.incrementAndGet();
  }

  void write(Runnable write) {
    if (state().writesLeft.getAndUpdate(left -> Math.max(0, left - 1)) <= 0) {
      throw new BrokenDiskException();
    }
    write.run();
    state().writes.incrementAndGet();
  }

  private State state() {
    return STATES.get(id);
  }
}
