package io.footfall.pipelines.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.pipelines.elasticsearch.ElasticsearchException;
import io.footfall.pipelines.elasticsearch.ElasticsearchHttp;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The cluster, its nodes' clocks, its health, and the template of the figures' indices. */
public final class ElasticsearchCheckup implements Checkup {

  private static final String SUBJECT = "elasticsearch";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final ElasticsearchSettings settings;
  private final ElasticsearchHttp http;

  public ElasticsearchCheckup(ElasticsearchSettings settings) {
    this.settings = settings;
    this.http = new ElasticsearchHttp(settings);
  }

  @Override
  public List<Symptom> run() throws InterruptedException {
    List<Symptom> symptoms = new ArrayList<>();
    try {
      HttpResponse<String> info = get("");
      if (info.statusCode() != OK) {
        return List.of(
            Symptom.fail(
                SUBJECT,
                settings + " answers " + info.statusCode(),
                "correct --elasticsearch, or the user, password or API key"));
      }
      symptoms.add(Symptom.ok(SUBJECT, "version " + json(info).at("/version/number").asText()));
      for (JsonNode node :
          json(get("_nodes/stats/os?filter_path=nodes.*.timestamp")).path("nodes")) {
        symptoms.add(
            Clocks.compare(
                SUBJECT,
                Instant.ofEpochMilli(node.path("timestamp").asLong()),
                "its own log is hard to read beside ours otherwise"));
      }
      symptoms.add(health(json(get("_cluster/health")).path("status").asText()));
      symptoms.add(
          get("_index_template/" + settings.indexPrefix()).statusCode() == OK
              ? Symptom.ok(SUBJECT, "the template of " + settings.indexPrefix() + "-* is there")
              : Symptom.fail(
                  SUBJECT,
                  "there is no index template " + settings.indexPrefix(),
                  "let clickstream make it with --create"));
    } catch (ElasticsearchException failure) {
      symptoms.add(
          Symptom.fail(
              SUBJECT,
              settings + " does not answer: " + failure.getCause(),
              "start it, or correct --elasticsearch"));
    }
    return symptoms;
  }

  private HttpResponse<String> get(String path) throws InterruptedException {
    return http.send("GET", path, JSON.createObjectNode());
  }

  private static Symptom health(String status) {
    return switch (status) {
      case "green" -> Symptom.ok(SUBJECT, "health is green");
      case "yellow" ->
          Symptom.warn(SUBJECT, "health is yellow: replicas are missing", "add a node");
      default ->
          Symptom.fail(SUBJECT, "health is " + status, "bring the missing nodes or disks back");
    };
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException("Elasticsearch answered no JSON", noJson);
    }
  }
}
