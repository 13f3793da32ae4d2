package io.footfall.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the servers keep their data, a folder {@code <server>} each, and their logs, {@code
 * <server>.log}.
 *
 * @param path the folder of all of them
 * @param ours whether it was made for this run alone
 * @param kept whether its content outlives the run
 */
record DataFolder(Path path, boolean ours, boolean kept) {

  static DataFolder temporary(boolean kept) {
    try {
      return new DataFolder(Files.createTempDirectory("footfall-services-"), true, kept);
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder; name one with dataFolder(..)", e);
    }
  }

  static DataFolder at(Path path, boolean kept) {
    try {
      return new DataFolder(Files.createDirectories(path).toRealPath(), false, kept);
    } catch (IOException e) {
      throw new UncheckedIOException("dataFolder " + path + " cannot be used; name another", e);
    }
  }

  Path of(Service service) {
    return path.resolve(service.title());
  }

  Path log(Service service) {
    return path.resolve(service.title() + ".log");
  }

  /** Deletes what {@code services} left, unless it is kept. */
  void discard(Collection<Service> services) {
    if (!kept) {
      discardData(services);
      services.forEach(service -> delete(log(service)));
      if (ours) {
        delete(path);
      }
    }
  }

  /** As {@link #discard}, but for the logs, which say why a start failed. */
  void discardData(Collection<Service> services) {
    if (!kept) {
      services.forEach(service -> delete(of(service)));
    }
  }

  private static void delete(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be deleted; delete it by hand", e);
    }
  }
}
