package io.footfall.lake.land;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.lake.testing.TestLake;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakeStoryTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0,0,false", "0,1,false", "7,7,true", "7,7,false", "7,8,false"})
  void aLakeIsFilledByTheJournalThatFilledIt(long landed, long journaled, boolean isLastDone) {
    Lake.ensureSameStory(TestLake.in(folder).settings(), landed, journaled, isLastDone);
  }

  @Test
  void slicesNumberedAnewAreRefused() {
    assertIsRefused(8, 7, true, "or an empty --lake");
  }

  /** They would stay away from it in silence, as what is landed beyond a gap is never compacted. */
  @Test
  void aLakeThatLacksSlicesIsRefused() {
    assertIsRefused(6, 7, true, "a new --lakeGroup");
    assertIsRefused(6, 8, false, "a new --lakeGroup");
    assertIsRefused(0, 7, true, "a new --lakeGroup");
  }

  private void assertIsRefused(long landed, long journaled, boolean isLastDone, String remedy) {
    LakeSettings settings = TestLake.in(folder).settings();
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> Lake.ensureSameStory(settings, landed, journaled, isLastDone));
    assertThat(
        refused.getMessage(), allOf(containsString(folder.toString()), containsString(remedy)));
  }
}
