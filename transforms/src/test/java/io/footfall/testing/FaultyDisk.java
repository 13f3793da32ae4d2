package io.footfall.testing;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the stores of one id write on, together: it takes so many writes and then, until it is
 * repaired, none. So a run of the pipeline can be broken off between any two writes. It serves the
 * latest run alone: the Direct runner leaves bundles of a broken run going, and what they write
 * would make a test's crashes fall elsewhere each time.
 */
final class FaultyDisk implements Serializable {

  private static final class State {
    String run = "";
    int writesLeft = Integer.MAX_VALUE;
    int writes;
  }

  private static final Map<String, State> STATES = new ConcurrentHashMap<>();

  private final String id;
  private final String run;

  private FaultyDisk(String id, String run) {
    this.id = id;
    this.run = run;
    STATES.putIfAbsent(id, new State());
  }

  /** The disk of that id, for the run of that name; earlier runs find it broken from now on. */
  static FaultyDisk of(String id, String run) {
    FaultyDisk disk = new FaultyDisk(id, run);
    synchronized (disk.state()) {
      disk.state().run = run;
    }
    return disk;
  }

  void breakAfter(int writes) {
    synchronized (state()) {
      state().writesLeft = writes;
    }
  }

  /** Writes so far that went well. */
  int writes() {
    synchronized (state()) {
      return state().writes;
    }
  }

  void write(Runnable write) {
    synchronized (state()) {
      if (state().writesLeft <= 0 || !state().run.equals(run)) {
        throw new BrokenDiskException();
      }
      write.run();
      state().writesLeft--;
      state().writes++;
    }
  }

  private State state() {
    return STATES.get(id);
  }
}
