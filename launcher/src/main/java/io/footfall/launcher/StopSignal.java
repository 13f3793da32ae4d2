package io.footfall.launcher;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * A person's (or a process manager's) wish that this process ends: Ctrl-C, SIGTERM, or the end of
 * the process that started it.
 *
 * <p>Not a shutdown hook: Spark and Hadoop have hooks of their own, which would pull the context
 * from under a running slice. Where somebody sees to the end himself (a listener, one who waits
 * here, or who said {@link #heed}) the wish is only noted; he looks at it between slices and lets
 * {@code main} return. Where nobody does, the process ends there and then, with the code that
 * shells know of the signal: what it was at can be run again. A second Ctrl-C ends at once.
 */
public final class StopSignal {

  private static final int EXIT_CODE_OF_SIGINT = 130;
  private static final int EXIT_CODE_OF_SIGTERM = 143;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final IntConsumer ending;
  private CompletableFuture<Void> parentGone = new CompletableFuture<>();
  private boolean heeded;
  private int waiting;
  private boolean endsUnheeded;

  private StopSignal(IntConsumer ending) {
    this.ending = ending;
  }

  /** A wish that is noted when the process is told to end. Once a process. */
  public static StopSignal ofThisProcess() {
    StopSignal stop = calling(StopSignal::exit);
    OperatingSystemSignal.handle("INT", stop::requestOrHalt);
    OperatingSystemSignal.handle("TERM", () -> stop.request(EXIT_CODE_OF_SIGTERM));
    return stop;
  }

  /** A wish that nobody has. */
  static StopSignal never() {
    return calling(code -> {});
  }

  /** One that calls that with an exit code where nobody heeds it. */
  static StopSignal calling(IntConsumer ending) {
    return new StopSignal(ending);
  }

  /**
   * Notes the wish also when the process that started this one is gone: a build tool that was
   * killed leaves nothing behind.
   */
  public StopSignal followParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    parent.ifPresent(
        handle -> parentGone = handle.onExit().thenRun(() -> request(EXIT_CODE_OF_SIGTERM)));
    return this;
  }

  /** Says that whoever works looks at the wish from time to time: the process is left to him. */
  public synchronized void heed() {
    heeded = true;
  }

  /**
   * Notes the wish. The first call runs the listeners, or ends the process where nobody heeds it;
   * later ones change nothing.
   */
  synchronized void request(int exitCode) {
    if (isRequested()) {
      return;
    }
    requested.countDown();
    if (heeded || waiting > 0) {
      listeners.forEach(Runnable::run);
    } else {
      endsUnheeded = true;
      ending.accept(exitCode);
    }
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Whether the process ends under the hands of who works: what fails now fails of that. */
  synchronized boolean endsUnheeded() {
    return endsUnheeded;
  }

  /** Runs the listener when the wish is noted; at once if it has been. */
  public synchronized void onRequest(Runnable listener) {
    heed();
    if (isRequested()) {
      listener.run();
    } else {
      listeners.add(listener);
    }
  }

  /** Waits for the wish, so long at the most; true when it came. */
  public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
    addWaiting(1);
    try {
      return requested.await(timeout, unit);
    } finally {
      addWaiting(-1);
    }
  }

  private synchronized void addWaiting(int more) {
    waiting += more;
  }

  private void requestOrHalt() {
    if (isRequested()) {
      Runtime.getRuntime().halt(EXIT_CODE_OF_SIGINT);
    }
    request(EXIT_CODE_OF_SIGINT);
  }

  /** On a thread of its own: the exit waits for hooks, and they may wait for who asked for it. */
  private static void exit(int code) {
    System.err.println("Stopped before it was done.");
    new Thread(() -> System.exit(code), "exit").start();
  }
}
