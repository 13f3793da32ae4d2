package io.footfall.pipelines.slices;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** When a loop is wished to end: said by any thread, at any time, and heard by the loop's own. */
final class EndWish {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition said = lock.newCondition();
  private boolean isNow;
  private boolean isWhenCaughtUp;

  /** After the slice that is running. */
  void now() {
    lock.lock();
    try {
      isNow = true;
      said.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** As soon as the log holds nothing more. */
  void whenCaughtUp() {
    lock.lock();
    try {
      isWhenCaughtUp = true;
      said.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the end of the log shall be the loop's. */
  boolean isWhenCaughtUp() {
    lock.lock();
    try {
      return isWhenCaughtUp;
    } finally {
      lock.unlock();
    }
  }

  /** Waits so long, or until a wish is said meanwhile; whether the loop shall end now. */
  boolean isNowWithin(Duration pause) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.NANOSECONDS.convert(pause);
      boolean wasWhenCaughtUp = isWhenCaughtUp;
      while (!isNow && isWhenCaughtUp == wasWhenCaughtUp && nanos > 0) {
        nanos = said.awaitNanos(nanos);
      }
      return isNow;
    } finally {
      lock.unlock();
    }
  }
}
