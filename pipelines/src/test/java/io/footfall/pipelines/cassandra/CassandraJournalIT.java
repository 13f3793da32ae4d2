package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.pipelines.slices.JournalEntry.State;
import io.footfall.pipelines.slices.LeaseLostException;
import io.footfall.pipelines.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CassandraJournalIT {

  private static CassandraSettings settings;

  @BeforeAll
  static void connect() {
    settings = Servers.cassandra();
  }

  @Test
  void anEntryIsReadAsItWasWritten() {
    CassandraJournal journal = CassandraJournal.of(settings, "clicks/entries");
    assertThat(journal.last(), is(Optional.empty()));

    JournalEntry planned = planned("clicks/entries", 1, 0);
    journal.plan(planned);
    assertThat(journal.last(), is(Optional.of(planned)));

    JournalEntry done = done(planned);
    journal.finish(done);
    assertThat(journal.last(), is(Optional.of(done)));
    assertThat(CassandraJournal.of(settings, "clicks/others").last(), is(Optional.empty()));
  }

  @Test
  void planningTheSameAgainIsNoConflictAndAnotherIs() {
    CassandraJournal journal = CassandraJournal.of(settings, "clicks/conflict");
    journal.plan(planned("clicks/conflict", 1, 0));

    journal.plan(planned("clicks/conflict", 1, 0));

    assertThrows(LeaseLostException.class, () -> journal.plan(planned("clicks/conflict", 1, 5)));
    assertThat(journal.last(), is(Optional.of(planned("clicks/conflict", 1, 0))));
  }

  @Test
  void oneDriverTakesASliceUpAgain() {
    CassandraJournal journal = CassandraJournal.of(settings, "clicks/again");
    JournalEntry planned = planned("clicks/again", 1, 0);
    journal.plan(planned);
    JournalEntry again =
        JournalEntry.planned(
            planned.slice().takenUpAgain(), planned.positions(), planned.truncated());

    journal.takeUp(again);
    journal.takeUp(again);

    assertThat(journal.last(), is(Optional.of(again)));
    JournalEntry third =
        JournalEntry.planned(
            again.slice().takenUpAgain(), planned.positions(), planned.truncated());
    journal.takeUp(third);
    assertThrows(LeaseLostException.class, () -> journal.takeUp(again));
    assertThat(journal.last(), is(Optional.of(third)));
  }

  /** Both found the lease theirs: one was frozen between that and the journal. */
  @Test
  void ofTwoDriversThatTakeUpTheSameAttemptOneIsTurnedAway() {
    CassandraJournal first = CassandraJournal.of(settings, "clicks/both");
    CassandraJournal second = CassandraJournal.of(settings, "clicks/both");
    JournalEntry planned = planned("clicks/both", 1, 0);
    first.plan(planned);
    assertThrows(LeaseLostException.class, () -> second.plan(planned));
    JournalEntry again =
        JournalEntry.planned(
            planned.slice().takenUpAgain(), planned.positions(), planned.truncated());

    second.takeUp(again);

    assertThrows(LeaseLostException.class, () -> first.takeUp(again));
    assertThrows(LeaseLostException.class, () -> first.finish(done(again)));
    assertThat(second.last(), is(Optional.of(again)));
    second.finish(done(again));
    assertThat(first.last(), is(Optional.of(done(again))));
  }

  @Test
  void whoWasSucceededEndsNothing() {
    CassandraJournal frozen = CassandraJournal.of(settings, "clicks/succeeded");
    CassandraJournal successor = CassandraJournal.of(settings, "clicks/succeeded");
    JournalEntry planned = planned("clicks/succeeded", 1, 0);
    frozen.plan(planned);
    JournalEntry again =
        JournalEntry.planned(
            planned.slice().takenUpAgain(), planned.positions(), planned.truncated());
    successor.takeUp(again);

    assertThrows(LeaseLostException.class, () -> frozen.finish(done(planned)));

    assertThat(successor.last(), is(Optional.of(again)));
  }

  @Test
  void aSliceThatIsDoneIsNotTakenUp() {
    CassandraJournal journal = CassandraJournal.of(settings, "clicks/done");
    JournalEntry planned = planned("clicks/done", 1, 0);
    journal.plan(planned);
    journal.finish(done(planned));

    assertThrows(
        LeaseLostException.class,
        () ->
            journal.takeUp(
                JournalEntry.planned(
                    planned.slice().takenUpAgain(), planned.positions(), planned.truncated())));
  }

  @Test
  void anEndWithoutAPlanIsRefused() {
    CassandraJournal journal = CassandraJournal.of(settings, "clicks/missing");

    assertThrows(
        LeaseLostException.class, () -> journal.finish(done(planned("clicks/missing", 1, 0))));
    assertThat(journal.last(), is(Optional.empty()));
  }

  @Test
  void theLastOfManyBlocksIsFound() {
    CassandraJournal journal = CassandraJournal.of(settings, "clicks/many");
    for (long number : new long[] {1, 10_000, 20_000, 30_000, 40_000, 50_000, 50_001}) {
      journal.plan(planned("clicks/many", number, 0));
      assertThat(journal.last(), is(Optional.of(planned("clicks/many", number, 0))));
    }
  }

  private static JournalEntry planned(String source, long number, long from) {
    List<SliceRange> ranges =
        List.of(new SliceRange("clicks", 0, from, 10), new SliceRange("clicks", 7, 3, 4));
    return JournalEntry.planned(
        new Slice(source, number, 1_772_360_130_123L, ranges),
        Map.of(0, 10L, 3, 77L, 7, 4L),
        List.of(new SliceRange("clicks", 7, 1, 3)));
  }

  private static JournalEntry done(JournalEntry planned) {
    return new JournalEntry(
        planned.slice(),
        State.DONE,
        planned.positions(),
        planned.truncated(),
        Map.of("stored", 9L, "rejected.too_late", 2L),
        Optional.of(1_772_360_131_456L));
  }
}
