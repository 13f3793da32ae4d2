package io.footfall.launcher;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A person's (or a process manager's) wish that this process ends: Ctrl-C, SIGTERM, or the end of
 * the process that started it.
 *
 * <p>Not a shutdown hook: Spark and Hadoop have hooks of their own, which would pull the context
 * from under a running slice. The wish is only noted; whoever works looks at it between slices and
 * lets {@code main} return. A second Ctrl-C ends at once, and so does the first where nobody looks.
 */
public final class StopSignal {

  private static final int EXIT_CODE_OF_SIGINT = 130;
  private static final int EXIT_CODE_OF_SIGTERM = 143;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private CompletableFuture<Void> parentGone = new CompletableFuture<>();
  private volatile int exitCode = EXIT_CODE_OF_SIGTERM;

  private StopSignal() {}

  /** A wish that is noted when the process is told to end. Once a process. */
  public static StopSignal ofThisProcess() {
    StopSignal stop = new StopSignal();
    OperatingSystemSignal.handle("INT", stop::requestOrHalt);
    OperatingSystemSignal.handle("TERM", stop::request);
    return stop;
  }

  /** A wish that nobody has. */
  static StopSignal never() {
    return new StopSignal();
  }

  /**
   * Notes the wish also when the process that started this one is gone: a build tool that was
   * killed leaves nothing behind.
   */
  public StopSignal followParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    parent.ifPresent(handle -> parentGone = handle.onExit().thenRun(this::request));
    return this;
  }

  /** Notes the wish. The first call runs the listeners; later ones change nothing. */
  public synchronized void request() {
    if (requested.getCount() > 0) {
      requested.countDown();
      listeners.forEach(Runnable::run);
    }
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Runs the listener when the wish is noted; at once if it has been. */
  public synchronized void onRequest(Runnable listener) {
    if (isRequested()) {
      listener.run();
    } else {
      listeners.add(listener);
    }
  }

  /** Waits for the wish, so long at the most; true when it came. */
  public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
    return requested.await(timeout, unit);
  }

  /**
   * From now on the wish ends this process, as it does where no signal is handled: for work that is
   * not looked up from, and that may be broken off at any point.
   */
  void breakOffWhenRequested() {
    onRequest(() -> System.exit(exitCode));
  }

  private void requestOrHalt() {
    if (isRequested()) {
      Runtime.getRuntime().halt(EXIT_CODE_OF_SIGINT);
    }
    exitCode = EXIT_CODE_OF_SIGINT;
    request();
  }
}
