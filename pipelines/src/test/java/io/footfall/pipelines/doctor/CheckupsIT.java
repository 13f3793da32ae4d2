package io.footfall.pipelines.doctor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.KeyspaceOwner;
import io.footfall.pipelines.doctor.Symptom.Level;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.elasticsearch.FigureIndices;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.testing.Servers;
import io.footfall.pipelines.testing.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CheckupsIT {

  private static final Duration THREE_DAYS = Duration.ofDays(3);

  @Test
  void healthyTopicsAreFineButForTheirSingleReplica() throws Exception {
    try (Topics topics = new Topics()) {
      topics.create("well-clicks", 4, Map.of());
      topics.create("well-rejects", 1, Map.of("max.message.bytes", "2097152"));
    }

    List<Symptom> symptoms = kafka("well-clicks", "well-rejects").run();

    assertThat(of(Level.FAIL, symptoms), is(""));
    assertThat(of(Level.WARN, symptoms), containsString("one replica"));
    assertThat(of(Level.OK, symptoms), containsString("well-clicks keeps clicks for"));
    assertThat(
        of(Level.OK, new KafkaClockCheckup(Servers.kafka()).run()), containsString("its clock"));
    try (Topics topics = new Topics()) {
      assertThat(
          topics.admin().listTopics().names().get(), everyItem(not(startsWith("footfall-doctor"))));
    }
  }

  @Test
  void aTopicThatForgetsOrIsMissingIsNamedWithWhatToDo() throws Exception {
    try (Topics topics = new Topics()) {
      topics.create("short-clicks", 1, Map.of("retention.ms", "3600000"));
      topics.create("compact-clicks", 1, Map.of("cleanup.policy", "compact"));
    }

    assertThat(
        of(Level.WARN, kafka("short-clicks", "none").run()),
        containsString("set retention.ms to at least 259200000"));
    assertThat(
        of(Level.FAIL, kafka("short-clicks", "none").run()),
        containsString("there is no topic none"));
    assertThat(
        of(Level.FAIL, kafka("compact-clicks", "none").run()),
        containsString("set cleanup.policy=delete"));
  }

  @Test
  void aServerThatIsNotThereIsSaidNotThrown() throws Exception {
    KafkaSettings nowhere =
        KafkaSettings.of("127.0.0.1:1").withProperties(Map.of("request.timeout.ms", "2000"));
    assertThat(
        of(Level.FAIL, new KafkaCheckup(nowhere, "a", "b", THREE_DAYS).run()),
        containsString("--bootstrapServers"));
    assertThat(
        of(
            Level.FAIL,
            new CassandraCheckup(CassandraSettings.of(List.of("127.0.0.1:1"), "dc"), "s").run()),
        containsString("--cassandraContactPoints"));
    assertThat(
        of(
            Level.FAIL,
            new ElasticsearchCheckup(ElasticsearchSettings.of(List.of("http://127.0.0.1:1")))
                .run()),
        containsString("--elasticsearch"));
  }

  @Test
  void tablesAndWhoDrivesAreSeen() {
    CassandraSettings settings = Servers.cassandra();
    CassandraCheckup checkup = new CassandraCheckup(settings, "clicks/group");

    assertThat(
        of(Level.FAIL, new CassandraCheckup(settings.withKeyspace("nowhere"), "s").run()),
        containsString("there is no keyspace nowhere"));
    try (CassandraLease lease =
        CassandraLease.acquire(settings, "clicks/group", "driver 7", Duration.ofSeconds(20))) {
      List<Symptom> symptoms = checkup.run();

      assertThat(of(Level.FAIL, symptoms), is(""));
      assertThat(of(Level.OK, symptoms), containsString("is driven by driver 7"));
      assertThat(of(Level.OK, symptoms), containsString("may be read and written"));
      assertThat(of(Level.OK, symptoms), containsString("is nobody's yet"));
    }
    KeyspaceOwner.take(settings, "clicks/others");

    assertThat(
        of(Level.FAIL, checkup.run()),
        allOf(containsString("holds the clicks of clicks/others"), containsString("--group")));
  }

  @Test
  void aMissingTemplateIsSeen() throws Exception {
    ElasticsearchSettings settings = Servers.elasticsearch("checkup");
    ElasticsearchCheckup checkup = new ElasticsearchCheckup(settings);

    assertThat(of(Level.FAIL, checkup.run()), containsString("no index template checkup"));
    FigureIndices.create(settings);
    List<Symptom> symptoms = checkup.run();

    assertThat(of(Level.FAIL, symptoms), is(""));
    assertThat(of(Level.OK, symptoms), containsString("its clock and ours agree"));
  }

  private static KafkaCheckup kafka(String clicks, String rejects) {
    return new KafkaCheckup(Servers.kafka(), clicks, rejects, THREE_DAYS);
  }

  /** All texts and remedies of a level. */
  private static String of(Level level, List<Symptom> symptoms) {
    return symptoms.stream()
        .filter(symptom -> symptom.level() == level)
        .map(symptom -> symptom.text() + " -> " + symptom.remedy())
        .collect(Collectors.joining("\n"));
  }
}
