package io.footfall.pipelines.elasticsearch;

import io.footfall.figures.Figure;
import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.pipelines.kafka.KafkaSettings;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Comes in: figures as they stand after a slice. Each of a kind that is indexed becomes a document
 * of its kind's index, in place of the one before. What Elasticsearch refuses for the document's
 * own sake goes to the rejects topic (stage {@code index}, reason {@code not_indexable}, the
 * document as the original), under the document's id as its key; a rejected figure is still in
 * Cassandra. Everything else that keeps a document from being written fails the slice, after
 * retries for a busy or unreachable cluster; running the slice again writes the same documents.
 *
 * <p>A document's version is its slice, so a driver that was frozen, and succeeded, can't put a
 * slice's documents in place of a later one's.
 */
public final class IndexFigures extends PTransform<PCollection<Figure>, PDone> {

  /** Room for what is written between two slices: each adds one to a document's version. */
  private static final int VERSIONS_A_SLICE = 1 << 20;

  private final ElasticsearchSettings elasticsearch;
  private final KafkaSettings kafka;
  private final String rejectsTopic;
  private final Slice slice;
  private final WriteDocuments.Lines lines;

  private IndexFigures(
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      String rejectsTopic,
      Slice slice,
      WriteDocuments.Lines lines) {
    this.elasticsearch = elasticsearch;
    this.kafka = kafka;
    this.rejectsTopic = rejectsTopic;
    this.slice = slice;
    this.lines = lines;
  }

  /** Into the indices of those settings, on behalf of that slice, and refused ones to the topic. */
  public static IndexFigures to(
      ElasticsearchSettings elasticsearch, KafkaSettings kafka, String rejectsTopic, Slice slice) {
    long version = slice.number() * VERSIONS_A_SLICE;
    return new IndexFigures(
        elasticsearch,
        kafka,
        rejectsTopic,
        slice,
        (document, figure) -> document.bulkLines(version));
  }

  /** Whatever is there: for figures that were counted anew from what is stored. */
  public IndexFigures overwriting() {
    return new IndexFigures(
        elasticsearch, kafka, rejectsTopic, slice, (document, figure) -> document.bulkLines());
  }

  @Override
  public PDone expand(PCollection<Figure> figures) {
    return figures.apply(
        WriteDocuments.to(
            elasticsearch,
            kafka,
            rejectsTopic,
            // The slice that it was counted in
            new RecordPosition(slice.source(), 0, slice.number()),
            slice.plannedAtMillis(),
            lines));
  }
}
