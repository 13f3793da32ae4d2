package io.footfall.pipelines.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.RejectWriter;
import io.footfall.pipelines.kafka.TopicReader;
import io.footfall.pipelines.testing.Servers;
import io.footfall.pipelines.testing.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReplayIT {

  private static final RejectFilter ALL =
      new RejectFilter(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE);

  private final KafkaSettings kafka = Servers.kafka();

  @Test
  void aRejectIsSentInAgainOnceHoweverOftenItWasWrittenAndAsked() throws Exception {
    makeTopics("replay-clicks", "replay-rejects");
    write("replay-rejects", 0, RejectReason.TOO_LATE, 1_000);
    write("replay-rejects", 0, RejectReason.TOO_LATE, 1_000);
    write("replay-rejects", 1, RejectReason.MALFORMED_JSON, 2_000);

    assertThat(replay("replay-rejects", "replay-clicks", ALL), is(2));
    assertThat(replay("replay-rejects", "replay-clicks", ALL), is(0));

    assertThat(values("replay-clicks"), containsInAnyOrder("record 0", "record 1"));
    List<StoredReject> listed = read(RejectsTopic.open(kafka, "replay-rejects"), ALL);
    assertThat(listed, hasSize(2));
    assertThat(
        listed.stream().map(RejectsTopic.open(kafka, "replay-rejects")::isReplayed).toList(),
        everyItem(is(true)));
  }

  @Test
  void onlyWhatTheFilterTakesIsSent() throws Exception {
    makeTopics("some-clicks", "some-rejects");
    write("some-rejects", 0, RejectReason.TOO_LATE, 1_000);
    write("some-rejects", 1, RejectReason.TOO_LATE, 5_000);
    write("some-rejects", 2, RejectReason.MALFORMED_JSON, 1_000);

    int sent =
        replay("some-rejects", "some-clicks", new RejectFilter(Set.of("too_late"), 0, 5_000));

    assertThat(sent, is(1));
    assertThat(values("some-clicks"), is(List.of("record 0")));
  }

  private int replay(String from, String to, RejectFilter filter) {
    RejectsTopic rejects = RejectsTopic.open(kafka, from);
    List<StoredReject> waiting =
        read(rejects, filter).stream().filter(reject -> !rejects.isReplayed(reject)).toList();
    try (Replay replay = Replay.open(kafka, from, to)) {
      replay.send(waiting, 10_000);
    }
    return waiting.size();
  }

  private static List<StoredReject> read(RejectsTopic rejects, RejectFilter filter) {
    List<StoredReject> found = new ArrayList<>();
    rejects.read(filter, found::add);
    return found;
  }

  private List<String> values(String topic) {
    List<String> values = new ArrayList<>();
    TopicReader.read(kafka, topic, record -> values.add(new String(record.value(), UTF_8)));
    return values;
  }

  private void write(String topic, int number, RejectReason reason, long seenAt) {
    RejectWriter writer = RejectWriter.open(kafka, topic);
    RecordPosition position = new RecordPosition("clicks", 0, number);
    writer.write(
        position.toString(),
        new Reject(
            position, "clean", reason, "because", ("record " + number).getBytes(UTF_8), seenAt));
    writer.flush();
  }

  private static void makeTopics(String... names) throws Exception {
    try (Topics topics = new Topics()) {
      for (String name : names) {
        topics.create(name, 2, Map.of());
      }
    }
  }
}
