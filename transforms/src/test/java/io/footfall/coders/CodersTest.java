package io.footfall.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Attendance;
import io.footfall.model.Click;
import io.footfall.model.ClickFacts;
import io.footfall.model.Duplicate;
import io.footfall.model.Finding;
import io.footfall.model.LogRecord;
import io.footfall.model.Login;
import io.footfall.model.Outcome;
import io.footfall.model.Presence;
import io.footfall.model.Reconsidered;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.testing.RandomClicks;
import io.footfall.testing.Visits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodersTest {

  private static final RecordPosition POSITION = new RecordPosition("clicks", 3, 1042);
  private static final byte[] BYTES = {1, 2, -3};

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void clicksComeBackAsTheyWere(double presence) throws IOException {
    long seed = 20_260_301;
    RandomClicks clicks = RandomClicks.of(seed, presence);
    for (int i = 0; i < 2_000; i++) {
      Click click = clicks.nextStored();
      String which = "seed " + seed + ", click " + i;
      assertThat(which, roundTrip(ClickCoder.of(), click), equalTo(click));
      assertThat(which, roundTrip(FindingCoder.of(), click), equalTo((Finding) click));
      assertThat(which, roundTrip(OutcomeCoder.of(), click), equalTo((Outcome) click));
    }
  }

  @Test
  void aSmallClickTakesFewBytes() throws IOException {
    Click click = RandomClicks.of(1, 0).nextParsed();
    assertThat(CoderUtils.encodeToByteArray(ClickCoder.of(), click).length, lessThan(96));
  }

  @Test
  void equalClicksGiveEqualBytes() throws Exception {
    Click click = RandomClicks.of(2, 1).nextStored();
    CoderProperties.coderDeterministic(ClickCoder.of(), click, click.toBuilder().build());
    ClickCoder.of().verifyDeterministic();
    CoderProperties.coderSerializable(FindingCoder.of());
    CoderProperties.coderConsistentWithEquals(ClickCoder.of(), click, click.toBuilder().build());
  }

  @Test
  void duplicatesRemarksAndVisitChangesComeBackAsTheyWere() throws IOException {
    Visit before = Visits.full("v-1", 1_000);
    Visit after = Visits.bare("v-1", 1_000);
    for (Finding finding :
        new Finding[] {
          new Duplicate(POSITION, UUID.fromString("0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f")),
          new Login("v", "u-1"),
          new Attendance(
              List.of(),
              List.of(
                  new Presence(
                      new TrafficSource("google", "cpc", "spring", "Paid Search"),
                      List.of(-60_000L, 0L, 1_772_323_200_000L)),
                  new Presence(
                      new TrafficSource("(direct)", "(none)", null, "Direct"), List.of(60_000L)))),
          new Remark(POSITION, new UUID(1, -2), Remark.Subject.OUT_OF_REACH),
          new Reconsidered(
              ClickFacts.of(RandomClicks.of(4, 1).nextStored()), new UUID(3, 4), "late:x"),
          new Reconsidered(
              ClickFacts.of(RandomClicks.of(4, 0).nextStored()), new UUID(3, 4), "late:y"),
          new VisitChange(before, after),
          new VisitChange(null, after),
          new VisitChange(before, null)
        }) {
      assertThat(roundTrip(FindingCoder.of(), finding), equalTo(finding));
    }
  }

  @Test
  void rejectsKeepTheirBytes() throws IOException {
    Reject reject =
        new Reject(POSITION, "parse", RejectReason.WRONG_TYPE, "not a number", BYTES, 9);
    Reject back = (Reject) roundTrip(FindingCoder.of(), reject);
    assertThat(back.original(), is(BYTES));
    assertThat(back.position(), is(POSITION));
    assertThat(back.stage(), is("parse"));
    assertThat(back.reason(), is(RejectReason.WRONG_TYPE));
    assertThat(back.message(), is("not a number"));
    assertThat(back.seenAtMillis(), is(9L));
  }

  @Test
  void logRecordsComeBackAndTombstonesToo() throws IOException {
    LogRecord back = roundTrip(LogRecordCoder.of(), new LogRecord(POSITION, -1, BYTES));
    assertThat(back.position(), is(POSITION));
    assertThat(back.timestampMillis(), is(-1L));
    assertThat(back.value(), is(BYTES));
    LogRecord tombstone = roundTrip(LogRecordCoder.of(), new LogRecord(POSITION, 7, null));
    assertThat(tombstone.value(), is(nullValue()));
  }

  @Test
  void topicsThatRepeatAreOneString() throws IOException {
    RecordPosition first = roundTrip(RecordPositionCoder.of(), new RecordPosition("orders", 0, 1));
    RecordPosition second = roundTrip(RecordPositionCoder.of(), new RecordPosition("orders", 1, 2));
    assertThat(second.topic(), is(sameInstance(first.topic())));
  }

  @Test
  void bytesThatEndTooSoonAreNoticed() throws IOException {
    byte[] whole =
        CoderUtils.encodeToByteArray(ClickCoder.of(), RandomClicks.of(3, 1).nextStored());
    for (int length = 1; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> ClickCoder.of().decode(new ByteArrayInputStream(part)));
    }
    assertThrows(
        CorruptBytesException.class, () -> FindingCoder.of().read(new BinaryReader(BYTES, 2, 1)));
    assertThrows(
        CorruptBytesException.class, () -> new BinaryReader(new byte[] {5, 'a'}).readString());
  }

  @Test
  void nothingIsLeftUnread() {
    byte[] padded = {4, 0, 0, 0, 0};
    assertThrows(
        CoderException.class,
        () -> RecordPositionCoder.of().decode(new ByteArrayInputStream(padded)));
  }

  private static <T> T roundTrip(Coder<T> coder, T value) throws IOException {
    return CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, value));
  }
}
