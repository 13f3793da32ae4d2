package io.footfall.lake.land;

import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeJson;
import io.footfall.lake.table.SliceCommit;
import io.footfall.model.LogRecord;
import io.footfall.model.Slice;
import io.footfall.prepare.ClickPreparation;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Comes in: the records of a slice. Goes out: files of its accepted clicks (and of its rejects),
 * and, when all of them are in the lake, the commit that makes them part of it. Until then nobody
 * sees any of it; run again, it leaves what one run leaves.
 *
 * <p>Records are prepared and written in one DoFn: the Direct runner keeps a bundle between two,
 * and a slice of clicks would take three times the memory of its records.
 *
 * <p>Nothing is shuffled but the names of files: a bundle is a partition's range on both runners,
 * and where one is cut differently its files are named differently and the commit says which count.
 */
public final class LandClicks extends PTransform<PCollection<LogRecord>, PDone> {

  private final Slice slice;
  private final LakeSettings settings;
  private final ClickPreparation preparation;

  private LandClicks(Slice slice, LakeSettings settings, ClickPreparation preparation) {
    this.slice = slice;
    this.settings = settings;
    this.preparation = preparation;
  }

  /** Of that slice, prepared so. */
  public static LandClicks of(Slice slice, LakeSettings settings, ClickPreparation preparation) {
    return new LandClicks(slice, settings, preparation);
  }

  @Override
  public PDone expand(PCollection<LogRecord> records) {
    records
        .apply("WriteFiles", ParDo.of(new WriteFilesFn(slice.number(), settings, preparation)))
        .setCoder(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("Commit", ParDo.of(new CommitFn(slice.number(), settings.catalog())));
    return PDone.in(records.getPipeline());
  }

  static final class WriteFilesFn extends DoFn<LogRecord, KV<Integer, String>> {
    private final long slice;
    private final LakeSettings settings;
    private final ClickPreparation preparation;
    private transient @Nullable SliceFiles files;

    WriteFilesFn(long slice, LakeSettings settings, ClickPreparation preparation) {
      this.slice = slice;
      this.settings = settings;
      this.preparation = preparation;
    }

    @StartBundle
    public void startBundle() {
      files = new SliceFiles(settings.files(), slice, settings.targetBytes(), settings.rejects());
    }

    @ProcessElement
    public void write(@Element LogRecord record) {
      files.add(preparation.prepare(record));
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      context.output(
          KV.of(0, LakeJson.toText(files.finish())),
          BoundedWindow.TIMESTAMP_MIN_VALUE,
          GlobalWindow.INSTANCE);
    }

    @Teardown
    public void discard() {
      if (files != null) {
        files.close();
      }
    }
  }

  static final class CommitFn extends DoFn<KV<Integer, Iterable<String>>, Void> {
    private final long slice;
    private final LakeCatalog catalog;

    CommitFn(long slice, LakeCatalog catalog) {
      this.slice = slice;
      this.catalog = catalog;
    }

    @ProcessElement
    public void commit(@Element KV<Integer, Iterable<String>> gathered) {
      List<SliceCommit> parts = new ArrayList<>();
      gathered.getValue().forEach(part -> parts.add(LakeJson.parse(part, SliceCommit.class)));
      catalog.commit(SliceCommit.of(slice, parts));
    }
  }
}
