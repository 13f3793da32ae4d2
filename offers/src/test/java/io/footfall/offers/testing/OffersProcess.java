package io.footfall.offers.testing;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.Delivery;
import io.footfall.offers.OfferSettings;
import io.footfall.offers.OfferSummary;
import io.footfall.offers.Offers;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.decide.QuietHours;
import io.footfall.offers.deliver.SendingSteps;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.DeliveryGuarantee;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.secrets.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of the offers in a JVM of its own: to be bounded in memory, and to be ended in the middle
 * of a mail without a chance to put anything in order, as {@code kill -9} does.
 */
public final class OffersProcess {

  /** Where the run ends itself. */
  public enum HaltAt {
    NEVER,
    CLAIMED,
    ACCEPTED,
    SETTLED
  }

  /** What it exits with when it has halted. */
  public static final int HALTED = 137;

  private static final int PATIENCE_MINUTES = 10;

  private OffersProcess() {}

  /**
   * Runs once and waits for the end.
   *
   * @return the exit code: 0, {@link #HALTED}, or 1 when the run failed
   */
  public static int run(
      CassandraSettings cassandra,
      int buckets,
      SmtpSettings smtp,
      Path key,
      HaltAt haltAt,
      DeliveryGuarantee guarantee,
      int heapMegabytes)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx" + heapMegabytes + "m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), OffersProcess.class.getName()));
    command.addAll(
        List.of(
            cassandra.contactPoints().get(0),
            cassandra.datacenter(),
            cassandra.keyspace(),
            Integer.toString(buckets),
            smtp.host(),
            Integer.toString(smtp.port()),
            Integer.toString(smtp.connections()),
            Double.toString(smtp.mailsPerSecond()),
            key.toString(),
            haltAt.name(),
            guarantee.name()));
    // Into a file, as what a child says itself does not get through to the build's output
    Path output = Files.createTempFile("offers-", ".log");
    output.toFile().deleteOnExit();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("The run did not end: " + Files.readString(output));
    }
    System.out.println(Files.readString(output));
    return process.exitValue();
  }

  /** The child: prints what the run came to, and what it cost. */
  public static void main(String[] told) {
    OfferSettings settings =
        new OfferSettings(
            CassandraSettings.of(List.of(told[0]), told[1]).withKeyspace(told[2]),
            new VisitorBuckets(Integer.parseInt(told[3])),
            FrequencyRule.defaults(),
            ContactRules.defaults()
                .withQuietHours(QuietHours.none())
                .withGuarantee(DeliveryGuarantee.valueOf(told[10])),
            CampaignFile.example());
    Delivery delivery =
        Delivery.by(
                SmtpSettings.of(told[4], Integer.parseInt(told[5]))
                    .withPace(Integer.parseInt(told[6]), Double.parseDouble(told[7])),
                SigningKey.of(Secret.fromFile(told[8])),
                URI.create("https://shop.example/unsubscribe/"))
            .watchedBy(new Halting(HaltAt.valueOf(told[9])));
    long start = System.nanoTime();
    OfferSummary summary = Offers.of(settings, Servers.runner()).open().send(delivery);
    System.out.printf(
        "OFFERS %s in %.1f s with a heap of %d MB%n",
        summary.line(), (System.nanoTime() - start) / 1e9, Runtime.getRuntime().maxMemory() >> 20);
    CassandraSessions.closeAll();
  }

  /** No shutdown hook, no flush: the JVM is gone at that point. */
  private record Halting(HaltAt at) implements SendingSteps {

    @Override
    public void claimed(Claim claim) {
      haltIf(HaltAt.CLAIMED);
    }

    @Override
    public void accepted(Claim claim) {
      haltIf(HaltAt.ACCEPTED);
    }

    @Override
    public void settled(Claim claim) {
      haltIf(HaltAt.SETTLED);
    }

    private void haltIf(HaltAt point) {
      if (at == point) {
        Runtime.getRuntime().halt(HALTED);
      }
    }
  }
}
