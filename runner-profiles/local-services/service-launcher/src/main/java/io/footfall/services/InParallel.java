package io.footfall.services;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does one thing with each of a few, at the same time. */
final class InParallel {

  private InParallel() {}

  /**
   * Returns when all are done. If some failed, throws the first one's failure, the others
   * suppressed in it.
   */
  static <T> void forEach(Collection<T> elements, Consumer<T> action) {
    ExecutorService threads = Executors.newFixedThreadPool(elements.size());
    try {
      List<CompletableFuture<Void>> runs =
          elements.stream()
              .map(element -> CompletableFuture.runAsync(() -> action.accept(element), threads))
              .toList();
      throwFailures(runs);
    } finally {
      threads.shutdown();
    }
  }

  private static void throwFailures(List<CompletableFuture<Void>> runs) {
    RuntimeException first = null;
    for (CompletableFuture<Void> run : runs) {
      try {
        run.join();
      } catch (CompletionException e) {
        RuntimeException failure = e.getCause() instanceof RuntimeException cause ? cause : e;
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
