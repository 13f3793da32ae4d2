package io.footfall.pipelines.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.model.RecordPosition;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RejectedRecordsTest {

  @Test
  void recordsOfTopicsWhoseNamesBeginAlikeAreToldApart() {
    Predicate<String> ofClicks = RejectedRecords.positionsIn("clicks");

    assertThat(ofClicks.test(new RecordPosition("clicks", 3, 1_042).toString()), is(true));
    assertThat(ofClicks.test(new RecordPosition("clicks-eu", 3, 1_042).toString()), is(false));
    assertThat(ofClicks.test("clicks-eu/footfall|page|a-3@1"), is(false));
  }
}
