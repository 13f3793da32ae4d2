package io.footfall.pipelines.kafka;

import io.footfall.model.Finding;
import io.footfall.model.Reject;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Comes in: findings. Goes out: the same, unchanged, the rejects among them written to a topic,
 * with their original bytes. A bundle ends when its rejects are on all in-sync replicas, and fails
 * when they can't be. At least once: what a repeated slice writes again has the same key.
 *
 * <p>KafkaIO writes at the end of a branch, and on Spark a branch is an action of its own; here the
 * findings go on to what counts them.
 */
public final class SendRejects extends PTransform<PCollection<Finding>, PCollection<Finding>> {

  /** Where rejects go unless an option says otherwise. */
  public static final String DEFAULT_TOPIC = "clicks-rejected";

  private final KafkaSettings settings;
  private final String topic;

  private SendRejects(KafkaSettings settings, String topic) {
    this.settings = settings;
    this.topic = topic;
  }

  public static SendRejects to(KafkaSettings settings, String topic) {
    return new SendRejects(settings, topic);
  }

  @Override
  public PCollection<Finding> expand(PCollection<Finding> findings) {
    return findings
        .apply("Send", ParDo.of(new SendFn(settings, topic)))
        .setCoder(findings.getCoder());
  }

  private static final class SendFn extends DoFn<Finding, Finding> {
    private final KafkaSettings settings;
    private final String topic;
    private transient @Nullable RejectWriter writer;

    SendFn(KafkaSettings settings, String topic) {
      this.settings = settings;
      this.topic = topic;
    }

    @StartBundle
    public void start() {
      writer = null;
    }

    @ProcessElement
    public void process(@Element Finding finding, OutputReceiver<Finding> out) {
      if (finding instanceof Reject reject) {
        if (writer == null) {
          writer = RejectWriter.open(settings, topic);
        }
        writer.write(reject);
      }
      out.output(finding);
    }

    @FinishBundle
    public void finish() {
      if (writer != null) {
        writer.flush();
      }
    }
  }
}
