package io.footfall.benchmarks.keyed;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.coders.OutcomeCoder;
import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.json.ParseClicks;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Traffic, parsed, cleaned and enriched beforehand, slice by slice: as outcomes in compact bytes,
 * for a pipeline to read in this JVM. Not more than one slice is held at a time.
 */
public final class PreparedSlices implements Iterator<Slice> {

  private static final int CHUNK_BYTES = 256 << 10;
  private static final String TOPIC = "clicks";

  private static final Map<Slice, List<byte[]>> CHUNKS = new ConcurrentHashMap<>();

  private final Iterator<List<SentRecord>> batches;
  private final BiConsumer<SentRecord, Outcome> witness;
  private long made;
  private long number;
  private Slice last;

  private PreparedSlices(
      Iterator<List<SentRecord>> batches, BiConsumer<SentRecord, Outcome> witness) {
    this.batches = batches;
    this.witness = witness;
  }

  /**
   * So many records of that traffic.
   *
   * @param witness told of each record, and what cleaning makes of it
   */
  public static PreparedSlices of(
      TrafficProfile profile,
      long events,
      int eventsPerSlice,
      BiConsumer<SentRecord, Outcome> witness) {
    return new PreparedSlices(
        new EvenBatches(Traffic.of(profile), events, eventsPerSlice), witness);
  }

  /** The first so many days of the traffic, each of them a slice. */
  public static PreparedSlices daily(Traffic traffic, int days) {
    return new PreparedSlices(new DailyBatches(traffic, days), (record, outcome) -> {});
  }

  @Override
  public boolean hasNext() {
    if (last != null) {
      CHUNKS.remove(last);
      last = null;
    }
    return batches.hasNext();
  }

  /** Prepares the next slice; the one before is forgotten. */
  @Override
  public Slice next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All " + made + " events have been prepared");
    }
    List<SentRecord> records = batches.next();
    long until = made + records.size();
    long plannedAt = records.get(records.size() - 1).sentAtMillis() + 1;
    number++;
    Slice slice =
        new Slice(
            TOPIC + "/benchmark",
            number,
            plannedAt,
            List.of(new SliceRange(TOPIC, 0, made, until)));
    CHUNKS.put(slice, chunks(records, plannedAt));
    made = until;
    last = slice;
    return slice;
  }

  private List<byte[]> chunks(List<SentRecord> records, long plannedAt) {
    ClickPreparation preparation =
        ClickPreparation.of(
            plannedAt,
            ParseClicks.create(),
            CleanClicks.by(CleaningRules.defaults()),
            EnrichClicks.create());
    List<byte[]> chunks = new ArrayList<>();
    BinaryWriter chunk = new BinaryWriter(CHUNK_BYTES);
    long offset = made;
    for (SentRecord record : records) {
      Outcome outcome =
          preparation.prepare(
              new LogRecord(
                  new RecordPosition(TOPIC, 0, offset), record.sentAtMillis(), record.value()));
      offset++;
      witness.accept(record, outcome);
      OutcomeCoder.of().write(outcome, chunk);
      if (chunk.size() >= CHUNK_BYTES) {
        chunks.add(chunk.toByteArray());
        chunk.clear();
      }
    }
    chunks.add(chunk.toByteArray());
    return chunks;
  }

  /** Reads the outcomes of a slice that has just been prepared. */
  public static PTransform<PBegin, PCollection<Outcome>> read(Slice slice) {
    return new ReadChunks(slice);
  }

  private static final class ReadChunks extends PTransform<PBegin, PCollection<Outcome>> {
    private final Slice slice;

    ReadChunks(Slice slice) {
      this.slice = slice;
    }

    @Override
    public PCollection<Outcome> expand(PBegin begin) {
      List<Integer> indices = new ArrayList<>();
      for (int i = 0; i < CHUNKS.get(slice).size(); i++) {
        indices.add(i);
      }
      return begin
          .apply("Chunks", Create.of(indices).withCoder(VarIntCoder.of()))
          .apply("Unpack", ParDo.of(new UnpackFn(slice)))
          .setCoder(OutcomeCoder.of());
    }
  }

  private static final class UnpackFn extends DoFn<Integer, Outcome> {
    private final Slice slice;

    UnpackFn(Slice slice) {
      this.slice = slice;
    }

    @ProcessElement
    public void unpack(@Element Integer index, OutputReceiver<Outcome> outcomes) {
      BinaryReader reader = new BinaryReader(CHUNKS.get(slice).get(index));
      while (reader.hasMore()) {
        outcomes.output(OutcomeCoder.of().read(reader));
      }
    }
  }
}
