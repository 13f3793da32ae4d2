package io.footfall.generators.send;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When a record may leave: at its own time, or at once. A request to stop ends any wait. */
public final class Pace {

  private final Clock clock;
  private final boolean isRealTime;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Pace(Clock clock, boolean isRealTime) {
    this.clock = clock;
    this.isRealTime = isRealTime;
  }

  /**
   * A record leaves when the wall clock has come to its time; one whose time has passed leaves at
   * once.
   */
  public static Pace realTime() {
    return new Pace(Clock.systemUTC(), true);
  }

  /** Every record leaves at once. */
  public static Pace unbounded() {
    return new Pace(Clock.systemUTC(), false);
  }

  /** Returns when the record of that time may leave: true, or false when sending is to stop. */
  boolean await(long sentAtMillis) throws InterruptedException {
    long wait = isRealTime ? sentAtMillis - clock.millis() : 0;
    if (wait <= 0) {
      return stopped.getCount() > 0;
    }
    return !stopped.await(wait, TimeUnit.MILLISECONDS);
  }

  /** Ends the sending before its next record. */
  public void stop() {
    stopped.countDown();
  }
}
