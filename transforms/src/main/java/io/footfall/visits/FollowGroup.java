package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import io.footfall.model.VisitorBuckets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Follows the visitors of one group: unpacks their clicks, loads what is remembered of just these
 * visitors, follows each, saves, and returns only when all of it has been written.
 */
final class FollowGroup extends DoFn<KV<Integer, Iterable<byte[]>>, Finding> {

  private final Slice slice;
  private final VisitRules rules;
  private final VisitorStore store;
  private final VisitorBuckets buckets;
  private transient VisitorFollower follower;

  FollowGroup(Slice slice, VisitRules rules, VisitorStore store, VisitorBuckets buckets) {
    this.slice = slice;
    this.rules = rules;
    this.store = store;
    this.buckets = buckets;
  }

  @Setup
  public void setup() {
    follower = new VisitorFollower(slice, rules);
  }

  @ProcessElement
  public void follow(
      @Element KV<Integer, Iterable<byte[]>> packed, OutputReceiver<Finding> findings) {
    Map<String, List<Click>> clicksByVisitor = unpack(packed.getValue(), findings);
    Map<Integer, List<String>> visitorsByBucket =
        clicksByVisitor.keySet().stream().collect(Collectors.groupingBy(buckets::bucketOf));
    try (VisitorStore.Session session = store.open(slice)) {
      Map<String, byte[]> stored = session.load(visitorsByBucket);
      visitorsByBucket.forEach(
          (bucket, visitorIds) -> {
            for (String visitorId : visitorIds) {
              byte[] row = stored.get(visitorId);
              VisitorMemory memory =
                  follower.follow(
                      visitorId,
                      row == null ? VisitorMemory.EMPTY : VisitorMemoryCodec.fromBytes(row),
                      clicksByVisitor.get(visitorId),
                      findings::output);
              if (memory != null) {
                session.save(bucket, visitorId, VisitorMemoryCodec.toBytes(memory));
              }
            }
          });
      session.flush();
    }
  }

  private static Map<String, List<Click>> unpack(
      Iterable<byte[]> chunks, OutputReceiver<Finding> findings) {
    Map<String, List<Click>> clicksByVisitor = new HashMap<>();
    BucketPacker.unpack(
        chunks,
        outcome -> {
          if (outcome instanceof Click click) {
            clicksByVisitor
                .computeIfAbsent(click.visitorId(), visitorId -> new ArrayList<>())
                .add(click);
          } else {
            findings.output(outcome);
          }
        });
    return clicksByVisitor;
  }
}
