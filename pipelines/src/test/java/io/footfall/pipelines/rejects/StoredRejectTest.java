package io.footfall.pipelines.rejects;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StoredRejectTest {

  @Test
  void aRecordOfAnotherProducersIsNamed() {
    assertNamed(null, "no key");
    assertNamed("clicks-3@1042".getBytes(StandardCharsets.UTF_8), "no header stage");
  }

  private static void assertNamed(byte[] key, String lack) {
    IllegalStateException foreign =
        assertThrows(
            IllegalStateException.class,
            () -> StoredReject.of(new ConsumerRecord<>("others", 2, 7, key, new byte[0])));

    assertThat(
        foreign.getMessage(),
        allOf(
            containsString("others-2@7"), containsString(lack), containsString("--rejectsTopic")));
  }
}
