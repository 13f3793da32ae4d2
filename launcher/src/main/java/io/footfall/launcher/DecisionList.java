package io.footfall.launcher;

import io.footfall.offers.model.Decision;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Decisions in a CSV file, or nowhere. */
record DecisionList(@Nullable BufferedWriter writer) implements AutoCloseable {

  static DecisionList to(@Nullable Path file) {
    try {
      DecisionList list = new DecisionList(file == null ? null : Files.newBufferedWriter(file));
      list.line("visitor_id", "verdict", "detail");
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException("--list " + file + " can't be written", e);
    }
  }

  void add(Decision decision) {
    line(decision.visitorId(), decision.verdict().wireName(), decision.detail());
  }

  private void line(String visitorId, String verdict, String detail) {
    if (writer == null) {
      return;
    }
    try {
      writer.write(quoted(visitorId) + "," + verdict + "," + quoted(detail) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("The list of decisions can't be written", e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The list of decisions can't be written", e);
    }
  }
}
