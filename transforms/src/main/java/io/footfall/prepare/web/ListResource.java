package io.footfall.prepare.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lists that people edit: one entry a line, {@code #} starts a line of comment, blank lines are
 * skipped.
 */
public final class ListResource {

  private ListResource() {}

  /** The entries of the resource of that name that lies beside the class. */
  public static List<String> entries(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("No resource " + name + " beside " + beside);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return entries(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read resource " + name + " beside " + beside, e);
    }
  }

  /** The entries among the lines. */
  public static List<String> entries(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
