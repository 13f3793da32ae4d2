package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.Measure;
import java.net.http.HttpResponse;
import java.time.Instant;

/**
 * Runs of the offers as documents, one a run, in an index of their own under the figures' template:
 *
 * <pre>{@code
 * {"source": "offers", "kind": "offer", "grain": "run", "at": "2026-03-01T10:15:00Z",
 *  "name": "welcome-back", "events": 77}
 * }</pre>
 *
 * {@code events} is the mails sent. The id is the run's name, so writing it again changes nothing.
 */
public final class IndexedOffers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticsearchSettings settings;
  private final ElasticsearchHttp http;

  private IndexedOffers(ElasticsearchSettings settings) {
    this.settings = settings;
    this.http = new ElasticsearchHttp(settings);
  }

  /** In the settings' cluster; makes the template if it is not there. */
  public static IndexedOffers in(ElasticsearchSettings settings) throws InterruptedException {
    FigureIndices.create(settings);
    return new IndexedOffers(settings);
  }

  /**
   * Writes a run.
   *
   * @throws ElasticsearchException when Elasticsearch does not answer, or refuses
   */
  public void put(String run, String campaign, Instant at, long sent) throws InterruptedException {
    ObjectNode document =
        JSON.createObjectNode()
            .put("source", "offers")
            .put("kind", "offer")
            .put("grain", "run")
            .put("at", FigureDocument.timeOf(at.toEpochMilli()))
            .put("name", campaign)
            .put(Measure.EVENTS.wireName(), sent);
    String path = settings.indexPrefix() + "-offer/_doc/" + run;
    HttpResponse<String> answer = http.send("PUT", path, document);
    if (answer.statusCode() >= 300) {
      throw new ElasticsearchException(
          settings + " refused " + path + ": " + answer.statusCode() + " " + answer.body());
    }
  }
}
