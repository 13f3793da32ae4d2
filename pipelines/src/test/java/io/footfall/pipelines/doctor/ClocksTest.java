package io.footfall.pipelines.doctor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.footfall.pipelines.doctor.Symptom.Level;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksTest {

  @ParameterizedTest
  @ValueSource(longs = {-60, 60})
  void aClockThatIsAMinuteAwayIsWarnedOfWithWhatToDo(long seconds) {
    Symptom symptom = Clocks.compare("kafka", Instant.now().plusSeconds(seconds), "leases");

    assertThat(symptom.level(), is(Level.WARN));
    assertThat(symptom.remedy(), containsString("run NTP on both: leases"));
  }

  @Test
  void oneThatAgreesIsWell() {
    assertThat(Clocks.compare("kafka", Instant.now(), "leases").level(), is(Level.OK));
  }
}
