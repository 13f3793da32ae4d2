package io.footfall.pipelines.clickstream;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.secrets.Secret;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.visits.VisitRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineVisitor;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pipeline shows of itself, which runners print and put on pages. */
class DisplayDataTest {

  private static final String CANARY = "canary-7f3a9c";

  @TempDir private Path folder;

  @Test
  void noSecretIsShown() throws IOException {
    String file = Files.writeString(folder.resolve("secret"), CANARY).toString();
    ClickstreamSettings settings =
        new ClickstreamSettings(
            KafkaSettings.of("localhost:9092").withProperties(Map.of("sasl.jaas.config", CANARY)),
            "clicks",
            "footfall",
            "clicks-rejected",
            CassandraSettings.of(List.of("localhost:9042"), "datacenter1")
                .withLogin("footfall", Secret.fromFile(file)),
            ElasticsearchSettings.of(List.of("https://localhost:9200"))
                .withApiKey(Secret.fromFile(file)),
            new VisitorBuckets(4),
            CleaningRules.defaults(),
            VisitRules.defaults());
    Pipeline pipeline = Pipeline.create();
    ClickstreamPipeline.build(
        pipeline,
        new Slice("clicks/footfall", 1, 0, List.of(new SliceRange("clicks", 0, 0, 1))),
        settings);
    StringBuilder shown = new StringBuilder(settings.toString());
    pipeline.traverseTopologically(
        new PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(Node node) {
            show(node, shown);
            return CompositeBehavior.ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(Node node) {
            show(node, shown);
          }
        });

    assertThat(shown.toString(), containsString("StoreClicks"));
    assertThat(shown.toString(), containsString("localhost:9200"));
    assertThat(shown.toString(), not(containsString(CANARY)));
  }

  private static void show(Node node, StringBuilder shown) {
    shown.append(node.getFullName()).append('\n');
    if (node.getTransform() != null) {
      shown.append(node.getTransform()).append('\n');
      DisplayData.from(node.getTransform())
          .items()
          .forEach(item -> shown.append(item).append('\n'));
    }
  }
}
