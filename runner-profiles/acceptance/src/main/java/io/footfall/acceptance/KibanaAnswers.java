package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.awaitility.Awaitility;

/** What Elasticsearch answers to the requests of Kibana's panels, about yesterday and today. */
final class KibanaAnswers {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Who waits for figures of the hour and the day waits for all of them. */
  private static final Set<String> FILLED = Set.of("footfall-total", "footfall-page");

  private final WebClient client = WebClient.plain();
  private final String elasticsearch;
  private final String from;
  private final String to;

  private KibanaAnswers(String elasticsearch, Instant now) {
    this.elasticsearch = elasticsearch;
    this.from = now.minus(Duration.ofDays(1)).toString();
    this.to = now.plus(Duration.ofDays(1)).toString();
  }

  static KibanaAnswers of(ElasticsearchSettings settings) {
    return new KibanaAnswers(settings.addresses().get(0), Instant.now());
  }

  /** Waits until every panel has one, and the usual indices have something to show. */
  void areThere() throws Exception {
    for (KibanaPanel panel : KibanaPanel.all()) {
      Awaitility.await(panel.id()).atMost(LIMIT).untilAsserted(() -> isThere(panel));
    }
  }

  private void isThere(KibanaPanel panel) throws Exception {
    HttpResponse<String> answer =
        client.postJson(
            URI.create(elasticsearch + "/" + panel.index() + "/_search"), panel.request(from, to));
    assertThat(answer.body(), answer.statusCode(), equalTo(200));
    assertThat(panel.rows(answer.body()).isArray(), equalTo(true));
    if (FILLED.contains(panel.index())) {
      assertThat(answer.body(), panel.rows(answer.body()).size(), greaterThan(0));
    }
  }
}
