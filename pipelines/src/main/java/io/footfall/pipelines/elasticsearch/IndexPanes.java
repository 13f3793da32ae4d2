package io.footfall.pipelines.elasticsearch;

import io.footfall.figures.Figure;
import io.footfall.figures.Measure;
import io.footfall.model.RecordPosition;
import io.footfall.pipelines.kafka.KafkaSettings;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Comes in: figures of clicks, pane after pane, each holding what the panes before it held. Goes
 * out: each as the document that {@link IndexFigures} would write for it, under the same id; so the
 * last pane is what stays, however often one is written.
 *
 * <p>A runner may write panes in any order, and one that starts anew begins to count from nothing.
 * So a document carries as its version the number of clicks that it counts, and one that counts
 * fewer than what is there changes nothing: figures only grow.
 */
public final class IndexPanes extends PTransform<PCollection<Figure>, PDone> {

  private final ElasticsearchSettings elasticsearch;
  private final KafkaSettings kafka;
  private final String rejectsTopic;
  private final String source;
  private final long startedAtMillis;

  private IndexPanes(
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      String rejectsTopic,
      String source,
      long startedAtMillis) {
    this.elasticsearch = elasticsearch;
    this.kafka = kafka;
    this.rejectsTopic = rejectsTopic;
    this.source = source;
    this.startedAtMillis = startedAtMillis;
  }

  /**
   * Into the indices of those settings, as figures of that source, and refused ones to the topic.
   *
   * @param startedAtMillis the time that rejects are given
   */
  public static IndexPanes to(
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      String rejectsTopic,
      String source,
      long startedAtMillis) {
    return new IndexPanes(elasticsearch, kafka, rejectsTopic, source, startedAtMillis);
  }

  @Override
  public PDone expand(PCollection<Figure> panes) {
    return panes.apply(
        WriteDocuments.to(
            elasticsearch,
            kafka,
            rejectsTopic,
            new RecordPosition(source, 0, 0),
            startedAtMillis,
            (document, pane) -> document.bulkLines(clicksIn(pane))));
  }

  private static long clicksIn(Figure figure) {
    return figure.tally().sum(Measure.EVENTS) + figure.tally().sum(Measure.BOT_EVENTS);
  }
}
