package io.footfall.pipelines.elasticsearch;

import io.footfall.figures.Figure;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.model.Slice;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.RejectWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.elasticsearch.ElasticsearchIO;
import org.apache.beam.sdk.io.elasticsearch.ElasticsearchIO.Document;
import org.apache.beam.sdk.io.elasticsearch.ElasticsearchIO.RetryConfiguration;
import org.apache.beam.sdk.io.elasticsearch.ElasticsearchIO.Write;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Comes in: figures as they stand after a slice. Each of a kind that is indexed becomes a document
 * of its kind's index, in place of the one before. What Elasticsearch refuses for the document's
 * own sake goes to the rejects topic (stage {@code index}, reason {@code not_indexable}, the
 * document as the original), under the document's id as its key; a rejected figure is still in
 * Cassandra. Everything else that keeps a document from being written fails the slice, after
 * retries for a busy or unreachable cluster; running the slice again writes the same documents.
 *
 * <p>Writes by the second half of Beam's ElasticsearchIO, {@code bulkIO}. Its first half, which
 * makes the lines of the bulk request, asks the server for its version and knows none beyond 8; the
 * lines are ours, and the same for 7.17, 8 and 9.
 */
public final class IndexFigures extends PTransform<PCollection<Figure>, PDone> {

  /** Five and ten seconds apart; then it is for {@link BulkRetry}, and for the loop after it. */
  private static final RetryConfiguration RETRIES =
      RetryConfiguration.create(3, Duration.standardSeconds(60));

  private final ElasticsearchSettings elasticsearch;
  private final KafkaSettings kafka;
  private final String rejectsTopic;
  private final Slice slice;

  private IndexFigures(
      ElasticsearchSettings elasticsearch, KafkaSettings kafka, String rejectsTopic, Slice slice) {
    this.elasticsearch = elasticsearch;
    this.kafka = kafka;
    this.rejectsTopic = rejectsTopic;
    this.slice = slice;
  }

  /** Into the indices of those settings, on behalf of that slice, and refused ones to the topic. */
  public static IndexFigures to(
      ElasticsearchSettings elasticsearch, KafkaSettings kafka, String rejectsTopic, Slice slice) {
    return new IndexFigures(elasticsearch, kafka, rejectsTopic, slice);
  }

  @Override
  public PDone expand(PCollection<Figure> figures) {
    figures
        .apply("ToDocuments", ParDo.of(new DocumentFn(elasticsearch, slice.source())))
        .setCoder(ElasticsearchIO.DocumentCoder.of())
        .apply(
            "Write",
            ElasticsearchIO.bulkIO()
                .withConnectionConfiguration(elasticsearch.connection())
                .withRetryConfiguration(RETRIES)
                .withThrowWriteErrors(false))
        .get(Write.FAILED_WRITES)
        .apply("JudgeFailures", ParDo.of(new JudgeFn(elasticsearch, kafka, rejectsTopic, slice)));
    return PDone.in(figures.getPipeline());
  }

  private static final class DocumentFn extends DoFn<Figure, Document> {
    private final ElasticsearchSettings settings;
    private final String source;

    DocumentFn(ElasticsearchSettings settings, String source) {
      this.settings = settings;
      this.source = source;
    }

    @ProcessElement
    public void process(
        @Element Figure figure, @Timestamp Instant timestamp, OutputReceiver<Document> out) {
      if (!figure.key().kind().isIndexed()) {
        return;
      }
      FigureDocument document = FigureDocument.of(settings, source, figure);
      out.output(
          Document.create()
              .withInputDoc(document.id() + "\n" + document.json())
              .withBulkDirective(document.bulkLines())
              // Beam writes its results with it
              .withTimestamp(timestamp));
    }
  }

  private static final class JudgeFn extends DoFn<Document, Void> {
    private final ElasticsearchSettings elasticsearch;
    private final KafkaSettings kafka;
    private final String rejectsTopic;
    private final Slice slice;
    private transient @Nullable RejectWriter writer;
    private transient List<Document> passing;

    JudgeFn(
        ElasticsearchSettings elasticsearch,
        KafkaSettings kafka,
        String rejectsTopic,
        Slice slice) {
      this.elasticsearch = elasticsearch;
      this.kafka = kafka;
      this.rejectsTopic = rejectsTopic;
      this.slice = slice;
    }

    @StartBundle
    public void start() {
      writer = null;
      passing = new ArrayList<>();
    }

    @ProcessElement
    public void process(@Element Document failed) {
      BulkFailure failure = BulkFailure.of(failed.getResponseItemJson());
      switch (failure.cause()) {
        case DOCUMENT -> reject(failed, failure);
        case PASSING -> passing.add(failed);
        case CLUSTER ->
            throw new ElasticsearchException(
                elasticsearch + " did not write a figure: " + failure.message());
      }
    }

    @FinishBundle
    public void finish() {
      if (!passing.isEmpty()) {
        new BulkRetry(elasticsearch).write(passing, this::reject);
      }
      if (writer != null) {
        writer.flush();
      }
    }

    private void reject(Document failed, BulkFailure failure) {
      if (writer == null) {
        writer = RejectWriter.open(kafka, rejectsTopic);
      }
      writer.write(idOf(failed), rejectOf(failed, failure));
    }

    private static String idOf(Document failed) {
      return failed.getInputDoc().substring(0, failed.getInputDoc().indexOf('\n'));
    }

    /** A figure stands nowhere in the log: the slice it was counted in is named instead. */
    private Reject rejectOf(Document failed, BulkFailure failure) {
      String json = failed.getInputDoc().substring(failed.getInputDoc().indexOf('\n') + 1);
      return new Reject(
          new RecordPosition(slice.source(), 0, slice.number()),
          "index",
          RejectReason.NOT_INDEXABLE,
          failure.message(),
          json.getBytes(StandardCharsets.UTF_8),
          slice.plannedAtMillis());
    }
  }
}
