package io.footfall.lake.report;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureCoder;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Tally;
import io.footfall.lake.files.LakeFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PDone;

/**
 * Comes in: the figures of a day. Goes out: one file for each {@link Report}, one without figures
 * too. Written again, they are the same to the byte.
 */
final class WriteReports extends PTransform<PCollection<Figure>, PDone> {

  private static final Coder<KV<Integer, Figure>> BY_REPORT =
      KvCoder.of(VarIntCoder.of(), FigureCoder.of());

  private final LakeFiles files;
  private final String folder;
  private final LocalDate day;

  private WriteReports(LakeFiles files, String folder, LocalDate day) {
    this.files = files;
    this.folder = folder;
    this.day = day;
  }

  /** Into that folder; empty, or with a slash at its end. */
  static WriteReports to(LakeFiles files, String folder, LocalDate day) {
    return new WriteReports(files, folder, day);
  }

  @Override
  public PDone expand(PCollection<Figure> figures) {
    PCollection<KV<Integer, Figure>> byReport =
        figures.apply("ToReports", ParDo.of(new ToReports())).setCoder(BY_REPORT);
    List<KV<Integer, Figure>> markers = new ArrayList<>();
    for (int report = 0; report < Report.all().size(); report++) {
      FigureKey nothing = new FigureKey(FigureKind.TOTAL, FigureKey.Grain.DAY, 0, "");
      markers.add(KV.of(report, new Figure(nothing, Tally.empty())));
    }
    PCollection<KV<Integer, Figure>> everyReport =
        figures.getPipeline().apply("EveryReport", Create.of(markers).withCoder(BY_REPORT));
    PCollectionList.of(byReport)
        .and(everyReport)
        .apply("Together", Flatten.pCollections())
        .apply("GatherReports", GroupByKey.create())
        .apply("WriteFiles", ParDo.of(new WriteFn(files, folder, day)));
    return PDone.in(figures.getPipeline());
  }

  static final class ToReports extends DoFn<Figure, KV<Integer, Figure>> {
    @ProcessElement
    public void process(@Element Figure figure, OutputReceiver<KV<Integer, Figure>> out) {
      int report = Report.all().indexOf(new Report(figure.key().kind(), figure.key().grain()));
      if (report >= 0) {
        out.output(KV.of(report, figure));
      }
    }
  }

  static final class WriteFn extends DoFn<KV<Integer, Iterable<Figure>>, Void> {
    private final LakeFiles files;
    private final String folder;
    private final LocalDate day;

    WriteFn(LakeFiles files, String folder, LocalDate day) {
      this.files = files;
      this.folder = folder;
      this.day = day;
    }

    @ProcessElement
    public void write(@Element KV<Integer, Iterable<Figure>> gathered) {
      Report report = Report.all().get(gathered.getKey());
      List<Figure> figures = new ArrayList<>();
      for (Figure figure : gathered.getValue()) {
        if (!figure.tally().isEmpty()) {
          figures.add(figure);
        }
      }
      files.publish(ReportTable.toCsv(report, figures), folder + report.pathOf(day));
    }
  }
}
