package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.acceptance.TestServers;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.decide.QuietHours;
import io.footfall.offers.deliver.SendOffers;
import io.footfall.offers.deliver.SendingContext;
import io.footfall.offers.deliver.SendingSteps;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Interests;
import io.footfall.offers.model.VisitorActivity;
import io.footfall.offers.store.ContactStore;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.LeaseProof;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.secrets.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mails that leave Spark's tasks, of which more run at a time than there may be connections. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OfferConnectionsIT {

  private static final int CONNECTIONS = 2;
  private static final int MAILS = 60;

  @TempDir private Path folder;

  @Test
  void asManyAreOpenAsAllowedAndNeverMore() throws Exception {
    try (TestServers servers = TestServers.shared();
        CountingMailServer mail = CountingMailServer.startAndWaitFor(CONNECTIONS);
        RunnerSession session =
            RunnerProfile.onClassPath().open(List.of("--sparkMaster=local[4]"))) {
      CassandraSettings cassandra = servers.settings().cassandra();
      CassandraSchema.create(cassandra, 1);
      List<Candidate> candidates = candidates();
      candidates.forEach(candidate -> ContactStore.of(cassandra).save(candidate.contact()));
      Pipeline pipeline = session.pipeline("offers", "mails to " + MAILS);
      try (CassandraLease lease =
          CassandraLease.acquire(cassandra, "offers/test", CassandraLease.DEFAULT_TTL)) {
        pipeline
            .apply(Create.of(candidates).withCoder(SerializableCoder.of(Candidate.class)))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(SendOffers.in(context(lease.proof(), mail.port()), new VisitorBuckets(4)));
        pipeline.run().waitUntilFinish();
      }

      assertThat(mail.recipients(), hasSize(MAILS));
      assertThat(new HashSet<>(mail.recipients()), hasSize(MAILS));
      assertThat(mail.mostConnectionsAtATime(), equalTo(CONNECTIONS));
    }
  }

  private SendingContext context(LeaseProof lease, int port) throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "k".repeat(64));
    return new SendingContext(
        lease.settings(),
        CampaignFile.example(),
        ContactRules.defaults().withQuietHours(QuietHours.none()),
        SmtpSettings.of("127.0.0.1", port).withPace(CONNECTIONS, 1_000),
        SigningKey.of(Secret.fromFile(key.toString())),
        URI.create("https://shop.example/unsubscribe/"),
        "run",
        lease,
        SendingSteps.unwatched());
  }

  private static List<Candidate> candidates() {
    return IntStream.range(0, MAILS).mapToObj(OfferConnectionsIT::candidate).toList();
  }

  private static Candidate candidate(int number) {
    String visitor = "v-" + number;
    return new Candidate(
        new VisitorActivity(visitor, 5, 300_000, false, null, List.of()),
        new Contact(
            visitor,
            visitor + "@shop.example",
            "Ann",
            "en",
            "Europe/Berlin",
            true,
            Instant.EPOCH,
            "sign-up"),
        Interests.none());
  }
}
