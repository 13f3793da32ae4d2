package io.footfall.offers.deliver;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.store.DecisionStore;
import java.time.Clock;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Comes in: candidates. Each is made the offer, or held back for what has changed meanwhile; what
 * became of him is written down before the next one's turn.
 *
 * <p>Candidates are dealt into as many shards as there may be connections, by recipient, and a
 * shard is worked off by one connection: so there are never more, on however many workers, and two
 * visitors with one address stand in one line.
 */
public final class SendOffers extends PTransform<PCollection<Candidate>, PDone> {

  private final SendingContext context;
  private final VisitorBuckets buckets;

  private SendOffers(SendingContext context, VisitorBuckets buckets) {
    this.context = context;
    this.buckets = buckets;
  }

  /**
   * Sends as the context says.
   *
   * @param buckets by which decisions are written down
   */
  public static SendOffers in(SendingContext context, VisitorBuckets buckets) {
    return new SendOffers(context, buckets);
  }

  @Override
  public PDone expand(PCollection<Candidate> candidates) {
    candidates
        .apply("Deal", ParDo.of(new DealFn(context.smtp().connections())))
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(Candidate.class)))
        .apply("OneConnectionEach", GroupByKey.create())
        .apply("Send", ParDo.of(new SendFn(context, buckets)));
    return PDone.in(candidates.getPipeline());
  }

  private static final class DealFn extends DoFn<Candidate, KV<Integer, Candidate>> {
    private final int shards;

    DealFn(int shards) {
      this.shards = shards;
    }

    @ProcessElement
    public void process(@Element Candidate candidate, OutputReceiver<KV<Integer, Candidate>> out) {
      int hash = Recipient.ofAddress(candidate.contact().email()).digest().hashCode();
      out.output(KV.of(Math.floorMod(hash, shards), candidate));
    }
  }

  private static final class SendFn extends DoFn<KV<Integer, Iterable<Candidate>>, Void> {
    private final SendingContext context;
    private final VisitorBuckets buckets;

    SendFn(SendingContext context, VisitorBuckets buckets) {
      this.context = context;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<Candidate>> shard)
        throws InterruptedException {
      DecisionStore.Writer decisions =
          DecisionStore.of(context.cassandra(), buckets, context.run()).open();
      try (OfferSender sender = new OfferSender(context, Clock.systemUTC())) {
        for (Candidate candidate : shard.getValue()) {
          decisions.write(sender.offer(candidate));
          decisions.flush();
        }
      }
    }
  }
}
