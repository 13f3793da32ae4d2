package io.footfall.offers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.testing.OffersProcess;
import io.footfall.offers.testing.Servers;
import io.footfall.offers.testing.StrictMailServer;
import io.footfall.pipelines.cassandra.BatchedWrites;
import io.footfall.pipelines.cassandra.BoundedRequests;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop with many visitors, one in twenty of them frequent, in a JVM with little memory. As it
 * stands here it is small; {@code -Dfootfall.offers.visitors=100000} gives the figures of the docs.
 */
class LargeShopIT {

  private static final int VISITORS = Integer.getInteger("footfall.offers.visitors", 2_000);
  private static final int ONE_IN_SO_MANY_IS_FREQUENT = 20;
  private static final int FREQUENT = VISITORS / ONE_IN_SO_MANY_IS_FREQUENT;
  private static final int HEAP_MEGABYTES = 256;

  @TempDir private Path folder;

  @Test
  void everyFrequentVisitorGetsOneMailInBoundedMemory() throws Exception {
    CassandraSettings cassandra = Servers.cassandra();
    writeVisits(cassandra);
    ContactStore.of(cassandra)
        .saveAll(IntStream.range(0, FREQUENT).mapToObj(LargeShopIT::contact).toList());
    Path key = Files.writeString(folder.resolve("key"), "k".repeat(64));

    try (StrictMailServer server = StrictMailServer.start(new StrictMailServer.Rules() {})) {
      int exit =
          OffersProcess.run(
              cassandra,
              VisitorBuckets.DEFAULT_COUNT,
              SmtpSettings.of("127.0.0.1", server.port()).withPace(4, 10_000),
              key,
              OffersProcess.HaltAt.NEVER,
              DeliveryGuarantee.AT_MOST_ONCE,
              HEAP_MEGABYTES);

      assertThat(exit, equalTo(0));
      List<StrictMailServer.Taken> taken = server.taken();
      Set<String> recipients = new HashSet<>();
      taken.forEach(mail -> recipients.add(mail.recipient()));
      assertThat(taken.size(), equalTo(FREQUENT));
      assertThat(recipients.size(), equalTo(FREQUENT));
      assertThat(server.mostConnectionsAtATime() <= 4, equalTo(true));
    }
  }

  /** Frequent visitors have the low numbers and six visits, the others two. */
  private static void writeVisits(CassandraSettings cassandra) {
    VisitorBuckets buckets = new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT);
    BoundedRequests requests = BoundedRequests.of(cassandra, 32);
    PreparedStatement insert =
        requests.prepare(
            "INSERT INTO visits_by_day (day, bucket, started_at, visitor_id, ended_at,"
                + " engaged_millis, converted) VALUES (?, ?, ?, ?, ?, 30000, false)");
    BatchedWrites batches = new BatchedWrites(requests);
    Instant now = Instant.now();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      String visitorId = "v-" + visitor;
      int bucket = buckets.bucketOf(visitorId);
      for (int visit = 0; visit < (visitor < FREQUENT ? 6 : 2); visit++) {
        Instant start = now.minus(Duration.ofHours(1 + 24L * visit)).minusSeconds(visitor % 3_600);
        LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
        batches.add(
            List.of(day, bucket),
            insert.bind(day, bucket, start, visitorId, start.plusSeconds(60)));
      }
    }
    batches.flush();
  }

  private static Contact contact(int visitor) {
    return new Contact(
        "v-" + visitor,
        "v-" + visitor + "@shop.example",
        "Ann",
        "en",
        "Europe/Berlin",
        true,
        Instant.EPOCH,
        "sign-up");
  }
}
