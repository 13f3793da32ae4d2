package io.footfall.pipelines.elasticsearch;

import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
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

/**
 * Comes in: figures as documents, with the lines of the bulk request that write them. What
 * Elasticsearch refuses for the document's own sake goes to the rejects topic (stage {@code index},
 * reason {@code not_indexable}, the document as the original), under the document's id as its key.
 * A document that is there in a later version already is left alone. Everything else that keeps a
 * document from being written fails the bundle, after retries for a busy or unreachable cluster.
 *
 * <p>Writes by the second half of Beam's ElasticsearchIO, {@code bulkIO}. Its first half, which
 * makes the lines of the bulk request, asks the server for its version and knows none beyond 8; the
 * lines are ours, and the same for 7.17, 8 and 9.
 */
final class WriteDocuments extends PTransform<PCollection<Document>, PDone> {

  /** Five and ten seconds apart; then it is for {@link BulkRetry}, and for whoever runs us. */
  private static final RetryConfiguration RETRIES =
      RetryConfiguration.create(3, Duration.standardSeconds(60));

  private final ElasticsearchSettings elasticsearch;
  private final KafkaSettings kafka;
  private final String rejectsTopic;
  private final RecordPosition origin;
  private final long seenAtMillis;

  private WriteDocuments(
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      String rejectsTopic,
      RecordPosition origin,
      long seenAtMillis) {
    this.elasticsearch = elasticsearch;
    this.kafka = kafka;
    this.rejectsTopic = rejectsTopic;
    this.origin = origin;
    this.seenAtMillis = seenAtMillis;
  }

  /**
   * Into the cluster of those settings, and refused ones to the topic.
   *
   * @param origin what a reject names in place of a record of the log, as a figure stands nowhere
   *     in it
   * @param seenAtMillis what a reject gives as its time
   */
  static WriteDocuments to(
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      String rejectsTopic,
      RecordPosition origin,
      long seenAtMillis) {
    return new WriteDocuments(elasticsearch, kafka, rejectsTopic, origin, seenAtMillis);
  }

  /** A figure's document on its way. */
  static Document documentOf(FigureDocument document, String bulkLines) {
    return Document.create()
        .withInputDoc(document.id() + "\n" + document.json())
        .withBulkDirective(bulkLines);
  }

  @Override
  public PDone expand(PCollection<Document> documents) {
    documents
        .apply(
            "Write",
            ElasticsearchIO.bulkIO()
                .withConnectionConfiguration(elasticsearch.connection())
                .withRetryConfiguration(RETRIES)
                .withThrowWriteErrors(false))
        .get(Write.FAILED_WRITES)
        .apply("JudgeFailures", ParDo.of(new JudgeFn(this)));
    return PDone.in(documents.getPipeline());
  }

  private static final class JudgeFn extends DoFn<Document, Void> {
    private final ElasticsearchSettings elasticsearch;
    private final KafkaSettings kafka;
    private final String rejectsTopic;
    private final RecordPosition origin;
    private final long seenAtMillis;
    private transient @Nullable RejectWriter writer;
    private transient List<Document> passing;

    JudgeFn(WriteDocuments write) {
      elasticsearch = write.elasticsearch;
      kafka = write.kafka;
      rejectsTopic = write.rejectsTopic;
      origin = write.origin;
      seenAtMillis = write.seenAtMillis;
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
        case SUPERSEDED -> {}
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

    private Reject rejectOf(Document failed, BulkFailure failure) {
      String json = failed.getInputDoc().substring(failed.getInputDoc().indexOf('\n') + 1);
      return new Reject(
          origin,
          "index",
          RejectReason.NOT_INDEXABLE,
          failure.message(),
          json.getBytes(StandardCharsets.UTF_8),
          seenAtMillis);
    }
  }
}
