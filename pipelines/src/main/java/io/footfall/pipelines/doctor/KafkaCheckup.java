package io.footfall.pipelines.doctor;

import io.footfall.pipelines.kafka.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The brokers, the topics, our rights to them, and whether these keep a click for as long as it may
 * have to wait.
 */
public final class KafkaCheckup implements Checkup {

  private static final String SUBJECT = "kafka";
  private static final int LARGEST_REJECT = 1_100_000;

  private final KafkaSettings settings;
  private final String clicks;
  private final String rejects;
  private final Duration maxLateness;

  public KafkaCheckup(KafkaSettings settings, String clicks, String rejects, Duration maxLateness) {
    this.settings = settings;
    this.clicks = clicks;
    this.rejects = rejects;
    this.maxLateness = maxLateness;
  }

  @Override
  public List<Symptom> run() throws InterruptedException {
    List<Symptom> symptoms = new ArrayList<>();
    try (Admin admin = CheckupAdmin.of(settings)) {
      int brokers =
          admin
              .describeCluster()
              .nodes()
              .get(CheckupAdmin.PATIENCE_SECONDS, TimeUnit.SECONDS)
              .size();
      symptoms.add(Symptom.ok(SUBJECT, brokers + " broker(s) at " + settings.bootstrapServers()));
      Set<String> topics =
          admin.listTopics().names().get(CheckupAdmin.PATIENCE_SECONDS, TimeUnit.SECONDS);
      for (String topic : List.of(clicks, rejects)) {
        if (topics.contains(topic)) {
          look(admin, topic, symptoms);
        } else {
          symptoms.add(
              Symptom.fail(
                  SUBJECT,
                  "there is no topic " + topic,
                  "make it, or let clickstream make it with --create"));
        }
      }
    } catch (ExecutionException | TimeoutException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      if (cause instanceof AuthorizationException) {
        symptoms.add(
            Symptom.fail(
                SUBJECT,
                "we may not look: " + cause.getMessage(),
                "grant Describe and DescribeConfigs on topics " + clicks + " and " + rejects));
        return symptoms;
      }
      symptoms.add(
          Symptom.fail(
              SUBJECT,
              settings.bootstrapServers() + " does not answer: " + cause,
              "start it, or correct --bootstrapServers and --kafkaPropertiesFile"));
    }
    return symptoms;
  }

  private void look(Admin admin, String topic, List<Symptom> symptoms)
      throws InterruptedException, ExecutionException, TimeoutException {
    TopicDescription description =
        admin
            .describeTopics(
                List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .allTopicNames()
            .get(CheckupAdmin.PATIENCE_SECONDS, TimeUnit.SECONDS)
            .get(topic);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(List.of(resource))
            .all()
            .get(CheckupAdmin.PATIENCE_SECONDS, TimeUnit.SECONDS);
    Config config = configs.get(resource);
    int replicas = description.partitions().get(0).replicas().size();
    String what = topic + " has " + description.partitions().size() + " partition(s)";
    symptoms.add(
        replicas > 1
            ? Symptom.ok(SUBJECT, what + ", " + replicas + " replicas")
            : Symptom.warn(
                SUBJECT,
                what + " and one replica",
                "a broker that dies takes clicks with it: three replicas, min.insync.replicas=2"));
    lookAtRights(
        topic,
        topic.equals(clicks) ? AclOperation.READ : AclOperation.WRITE,
        description.authorizedOperations(),
        symptoms);
    if (topic.equals(clicks)) {
      lookAtRetention(config, symptoms);
    } else {
      lookAtSize(config, symptoms);
    }
  }

  private static void lookAtRights(
      String topic, AclOperation needed, @Nullable Set<AclOperation> had, List<Symptom> symptoms) {
    if (had != null && !had.contains(needed) && !had.contains(AclOperation.ALL)) {
      symptoms.add(
          Symptom.fail(
              SUBJECT,
              "we may " + had + " " + topic + ", and not " + needed,
              "grant " + needed + " on topic " + topic));
    }
  }

  private void lookAtRetention(Config config, List<Symptom> symptoms) {
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!policy.equals(TopicConfig.CLEANUP_POLICY_DELETE)) {
      symptoms.add(
          Symptom.fail(
              SUBJECT,
              clicks + " is compacted (cleanup.policy=" + policy + "): clicks would vanish",
              "set cleanup.policy=delete"));
    }
    long retention = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    if (retention >= 0 && retention < maxLateness.toMillis()) {
      symptoms.add(
          Symptom.warn(
              SUBJECT,
              clicks + " keeps clicks for " + Duration.ofMillis(retention),
              "a pipeline that is down for longer loses them: set retention.ms to at least "
                  + maxLateness.toMillis()));
    } else {
      symptoms.add(
          Symptom.ok(
              SUBJECT,
              clicks
                  + " keeps clicks for "
                  + (retention < 0 ? "ever" : Duration.ofMillis(retention))));
    }
  }

  private void lookAtSize(Config config, List<Symptom> symptoms) {
    int largest = Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    if (largest < LARGEST_REJECT) {
      symptoms.add(
          Symptom.warn(
              SUBJECT,
              rejects + " takes records of " + largest + " bytes at most",
              "a record that was refused for its size may not fit: set max.message.bytes=2097152"));
    }
  }
}
