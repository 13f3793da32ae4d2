package io.footfall.lake.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LakeHourTest {

  @Test
  void isNamedAsHiveHasIt() {
    LakeHour hour = LakeHour.of(Instant.parse("2026-03-01T09:59:59.999Z").toEpochMilli());
    assertThat(hour.folder(), equalTo("year=2026/month=03/day=01/hour=09"));
    assertThat(hour.day(), equalTo(LocalDate.of(2026, 3, 1)));
    assertThat(hour.toMillis(), equalTo(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli()));
  }

  @Test
  void isReadFromItsText() {
    LakeHour hour = new LakeHour(-5);
    assertThat(hour.toString(), equalTo("1969-12-31T19"));
    assertThat(LakeHour.parse(hour.toString()), equalTo(hour));
  }
}
