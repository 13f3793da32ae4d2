package io.footfall.services;

import io.footfall.services.process.PortRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is added to a server's configuration: lines in the form of its own file, and the ports that
 * these open beside the usual ones.
 */
record MoreConfiguration(String lines, List<String> ports) {

  static final MoreConfiguration NONE = new MoreConfiguration("", List.of());

  /** Where a server looks for it; see ServerProcess. */
  private static final String FILE = "more-configuration";

  /** The port itself is any that is free. */
  private static final int NO_USUAL_PORT = 1;

  MoreConfiguration {
    ports = List.copyOf(ports);
  }

  List<PortRole> and(List<PortRole> usual) {
    List<PortRole> all = new ArrayList<>(usual);
    ports.forEach(name -> all.add(new PortRole(name, NO_USUAL_PORT)));
    return all;
  }

  /** Leaves it in the server's folder, in place of what an earlier start left. */
  void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (lines.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.createDirectories(folder);
      Files.writeString(file, lines);
    }
  }
}
