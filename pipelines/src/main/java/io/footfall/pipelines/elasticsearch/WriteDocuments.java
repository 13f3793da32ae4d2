package io.footfall.pipelines.elasticsearch;

import io.footfall.figures.Figure;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.RejectWriter;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Comes in: figures. Each of a kind that is indexed becomes a document. What Elasticsearch refuses
 * for the document's own sake goes to the rejects topic (stage {@code index}, reason {@code
 * not_indexable}, the document as the original), under the document's id as its key. A document
 * that is there in a later version already is left alone. Everything else that keeps a document
 * from being written fails the bundle, after retries for a busy or unreachable cluster.
 *
 * <p>Beam's ElasticsearchIO asks the server for its version and knows none beyond 8, hands on every
 * document that it has written with its answer, opens connections for each instance of a DoFn, and
 * does not try a request again that was refused as a whole (beam#22160).
 */
final class WriteDocuments extends PTransform<PCollection<Figure>, PDone> {

  /** The lines of a bulk request that write a figure's document. */
  interface Lines extends Serializable {
    String of(FigureDocument document, Figure figure);
  }

  private final ElasticsearchSettings elasticsearch;
  private final KafkaSettings kafka;
  private final String rejectsTopic;
  private final RecordPosition origin;
  private final long seenAtMillis;
  private final Lines lines;

  private WriteDocuments(
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      String rejectsTopic,
      RecordPosition origin,
      long seenAtMillis,
      Lines lines) {
    this.elasticsearch = elasticsearch;
    this.kafka = kafka;
    this.rejectsTopic = rejectsTopic;
    this.origin = origin;
    this.seenAtMillis = seenAtMillis;
    this.lines = lines;
  }

  /**
   * Into the cluster of those settings, and refused ones to the topic.
   *
   * @param origin the figures' source as a topic, and what a reject names in place of a record of
   *     the log, as a figure stands nowhere in it
   * @param seenAtMillis what a reject gives as its time
   */
  static WriteDocuments to(
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      String rejectsTopic,
      RecordPosition origin,
      long seenAtMillis,
      Lines lines) {
    return new WriteDocuments(elasticsearch, kafka, rejectsTopic, origin, seenAtMillis, lines);
  }

  @Override
  public PDone expand(PCollection<Figure> figures) {
    figures.apply("Write", ParDo.of(new WriteFn(this)));
    return PDone.in(figures.getPipeline());
  }

  private static final class WriteFn extends DoFn<Figure, Void> {
    private final ElasticsearchSettings elasticsearch;
    private final KafkaSettings kafka;
    private final String rejectsTopic;
    private final RecordPosition origin;
    private final long seenAtMillis;
    private final Lines lines;
    private transient BulkWriter documents;
    private transient @Nullable RejectWriter rejects;

    WriteFn(WriteDocuments write) {
      elasticsearch = write.elasticsearch;
      kafka = write.kafka;
      rejectsTopic = write.rejectsTopic;
      origin = write.origin;
      seenAtMillis = write.seenAtMillis;
      lines = write.lines;
    }

    @StartBundle
    public void start() {
      documents = new BulkWriter(elasticsearch);
      rejects = null;
    }

    @ProcessElement
    public void process(@Element Figure figure) {
      if (figure.key().kind().isIndexed()) {
        FigureDocument document = FigureDocument.of(elasticsearch, origin.topic(), figure);
        documents.add(document, lines.of(document, figure));
      }
    }

    @FinishBundle
    public void finish() {
      documents.flush(this::reject);
      if (rejects != null) {
        rejects.flush();
      }
    }

    private void reject(FigureDocument document, BulkFailure failure) {
      if (rejects == null) {
        rejects = RejectWriter.open(kafka, rejectsTopic);
      }
      rejects.write(
          document.id(),
          new Reject(
              origin,
              "index",
              RejectReason.NOT_INDEXABLE,
              failure.message(),
              document.json().getBytes(StandardCharsets.UTF_8),
              seenAtMillis));
    }
  }
}
