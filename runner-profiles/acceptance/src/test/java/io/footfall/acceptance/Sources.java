package io.footfall.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The code of modules as one text, for tests that look a name up in it. */
final class Sources {

  private Sources() {}

  static String of(String... modules) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : modules) {
      try (Stream<Path> files = Files.walk(Path.of("..", "..", module, "src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
