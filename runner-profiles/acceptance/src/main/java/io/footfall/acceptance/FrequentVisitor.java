package io.footfall.acceptance;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Contact;
import io.footfall.offers.store.ContactStore;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Somebody who came on each of the last days, agreed to mails, and has noon now. */
record FrequentVisitor(String visitorId, String address) {

  private static final int VISITS = 6;
  private static final int NOON = 12;

  /** Puts the visits and the contact where the pipelines and the shop would have put them. */
  void store(CassandraSettings cassandra, VisitorBuckets buckets) {
    Instant now = Instant.now();
    CqlSession session = CassandraSessions.get(cassandra);
    for (int day = 0; day < VISITS; day++) {
      Instant start = now.minus(Duration.ofDays(day)).minusSeconds(3_600);
      session.execute(
          "INSERT INTO visits_by_day (day, bucket, started_at, visitor_id, ended_at,"
              + " engaged_millis, converted) VALUES (?, ?, ?, ?, ?, ?, ?)",
          LocalDate.ofInstant(start, ZoneOffset.UTC),
          buckets.bucketOf(visitorId),
          start,
          visitorId,
          start.plusSeconds(60),
          30_000L,
          false);
    }
    ContactStore.of(cassandra)
        .save(
            new Contact(
                visitorId,
                address,
                "Ann",
                "en",
                zoneWithNoonAt(now).getId(),
                true,
                now.minus(Duration.ofDays(30)),
                "sign-up"));
  }

  /** No quiet hours there, whenever the test runs. */
  private static ZoneOffset zoneWithNoonAt(Instant now) {
    return ZoneOffset.ofHours(NOON - now.atZone(ZoneOffset.UTC).getHour());
  }
}
