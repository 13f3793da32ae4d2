package io.footfall.pipelines.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.FindingCoder;
import io.footfall.model.Finding;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.RejectsTopic;
import io.footfall.pipelines.testing.Servers;
import io.footfall.pipelines.testing.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SendRejectsIT {

  @RegisterExtension final TestPipelineExtension pipeline = TestPipelineExtension.create();

  @Test
  void rejectsAreOnTheTopicAndEverythingGoesOn(TestPipeline beam) throws Exception {
    try (Topics topics = new Topics()) {
      topics.create("rejected-all", 2, Map.of());
    }
    List<Finding> findings = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      findings.add(number % 3 == 0 ? reject(number) : Clicks.click(number));
    }

    PCollection<Finding> passed =
        beam.apply(Create.of(findings).withCoder(FindingCoder.of()))
            .apply(SendRejects.to(Servers.kafka(), "rejected-all"));

    PAssert.thatSingleton(passed.apply(Count.globally())).isEqualTo(300L);
    beam.run().waitUntilFinish();
    Map<String, ConsumerRecord<byte[], byte[]>> sent =
        RejectsTopic.byKey(Servers.kafka().bootstrapServers(), "rejected-all");
    assertThat(sent.size(), is(100));
    ConsumerRecord<byte[], byte[]> one = sent.get("clicks-0@42");
    assertThat(new String(one.value(), UTF_8), is("{\"broken\": 42"));
    assertThat(new String(one.headers().lastHeader("reason").value(), UTF_8), is("malformed_json"));
  }

  @Test
  void aMissingTopicFailsTheBundle() {
    KafkaSettings impatient = Servers.kafka().withProperties(Map.of("max.block.ms", "1000"));
    RejectWriter writer = RejectWriter.open(impatient, "rejected-nowhere");

    KafkaUnavailableException unavailable =
        assertThrows(
            KafkaUnavailableException.class,
            () -> {
              writer.write(reject(1));
              writer.flush();
            });

    assertThat(unavailable.getMessage(), containsString("rejected-nowhere"));
  }

  private static Reject reject(int number) {
    return new Reject(
        new RecordPosition("clicks", 0, number),
        "parse",
        RejectReason.MALFORMED_JSON,
        "an object is not closed",
        ("{\"broken\": " + number).getBytes(UTF_8),
        1_772_360_130_000L);
  }
}
