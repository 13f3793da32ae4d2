package io.footfall.pipelines.slices;

import java.util.Optional;
import java.util.TreeMap;

/** A journal in memory; can be told to be down for the next calls. */
final class FakeJournal implements Journal {

  final TreeMap<Long, JournalEntry> entries = new TreeMap<>();
  boolean finishFails;
  boolean down;

  @Override
  public String source() {
    return "clicks/test";
  }

  @Override
  public Optional<JournalEntry> last() {
    requireUp();
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.lastEntry().getValue());
  }

  @Override
  public void plan(JournalEntry planned) {
    requireUp();
    if (entries.putIfAbsent(planned.slice().number(), planned) != null) {
      throw new LeaseLostException("Slice " + planned.slice().number() + " is planned already");
    }
  }

  @Override
  public void takeUp(JournalEntry again) {
    requireUp();
    entries.put(again.slice().number(), again);
  }

  @Override
  public void finish(JournalEntry done) {
    requireUp();
    if (finishFails) {
      throw new IllegalStateException("the journal went away");
    }
    entries.put(done.slice().number(), done);
  }

  private void requireUp() {
    if (down) {
      throw new IllegalStateException("the journal is down");
    }
  }
}
