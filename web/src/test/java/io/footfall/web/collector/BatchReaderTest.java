package io.footfall.web.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.web.load.SampleBatches;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchReaderTest {

  private static final String CLICK =
      "{\"event_id\":\"e-1\",\"event_type\":\"page_view\",\"occurred_at\":1,\"visitor_id\":\"v-1\"}";
  private static final BatchReader.Circumstances SEEN =
      new BatchReader.Circumstances(1_772_360_131_050L, "198.51.100.0", "Mozilla/5.0");

  private static List<ReceivedClick> read(String body) throws RefusedBatchException {
    return new BatchReader().read(body.getBytes(UTF_8), SEEN);
  }

  private static JsonNode onlyOne(String click) throws Exception {
    List<ReceivedClick> clicks = read("{\"sent_at\":77,\"clicks\":[" + click + "]}");
    assertThat(clicks, hasSize(1));
    return new ObjectMapper().readTree(clicks.get(0).json());
  }

  private static String refusal(String body) {
    return assertThrows(RefusedBatchException.class, () -> read(body)).getMessage();
  }

  @Test
  void addsWhatOnlyTheCollectorKnows() throws Exception {
    JsonNode click = onlyOne(CLICK);
    assertThat(click.get("received_at").asLong(), is(1_772_360_131_050L));
    assertThat(click.get("ip").asText(), is("198.51.100.0"));
    assertThat(click.get("user_agent").asText(), is("Mozilla/5.0"));
    assertThat(click.get("sent_at").asLong(), is(77L));
  }

  @Test
  void believesNoSenderInWhatItSeesItself() throws Exception {
    JsonNode click =
        onlyOne(
            CLICK.replace("}", ",\"ip\":\"203.0.113.9\",\"received_at\":1,\"user_agent\":\"me\"}"));
    assertThat(click.get("received_at").asLong(), is(1_772_360_131_050L));
    assertThat(click.get("ip").asText(), is("198.51.100.0"));
    assertThat(click.get("user_agent").asText(), is("Mozilla/5.0"));
  }

  @Test
  void handsOnWhatItDoesNotKnow() throws Exception {
    String unknown = "\"mood\":{\"score\":0.12345678901234567890123,\"paid\":100.50}";
    String json =
        new String(
            read("{\"clicks\":[" + CLICK.replace("}", "," + unknown + "}") + "]}").get(0).json(),
            UTF_8);
    assertThat(json, containsString(unknown));
  }

  @Test
  void leavesHalfASurrogatePairToThePipelineToJudge() throws Exception {
    String json =
        new String(
            read("{\"clicks\":[" + CLICK.replace("v-1", "v-\\ud800") + "]}").get(0).json(), UTF_8);
    assertThat(json, containsString("v-\\uD800"));
  }

  @Test
  void takesAHundredAndNoMore() throws Exception {
    List<UUID> ids = Stream.generate(() -> new UUID(7, 7)).limit(101).toList();
    assertThat(read(SampleBatches.of(ids.subList(0, 100))), hasSize(100));
    assertThat(refusal(SampleBatches.of(ids)), containsString("1 to 100"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | clicks must be an array",
        "nonsense | not one JSON object",
        "{\"clicks\":[]} extra | not one JSON object",
        "{\"clicks\":[],\"clicks\":[]} | not one JSON object",
        "{\"clicks\":{}} | clicks must be an array",
        "{\"clicks\":[]} | clicks must be an array",
        "{\"clicks\":[null]} | objects only",
        "{\"sent_at\":{},\"clicks\":[{}]} | sent_at must be"
      })
  void refusesWhatIsNoBatch(String body, String reason) {
    assertThat(refusal(body), containsString(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"event_id\":\"e-1\" | \"event_id\":7 | event_id must be a text",
        "\"event_id\":\"e-1\" | \"event_id\":\" \" | event_id must be a text",
        "page_view | stroll | event_type is none",
        "\"occurred_at\":1 | \"occurred_at\":true | occurred_at must be",
        "\"visitor_id\":\"v-1\" | \"visitor\":\"v-1\" | visitor_id must be a text"
      })
  void refusesWhatIsNoClick(String part, String instead, String reason) {
    String body = "{\"clicks\":[" + CLICK.replace(part, instead) + "]}";
    assertThat(refusal(body), containsString(reason));
  }

  @Test
  void refusesATimeThatWouldMakeEachOfAHundredClicksLarge() {
    String sentAt = "2026-03-01T12:00:00Z".repeat(1_000);
    assertThat(
        refusal("{\"sent_at\":\"" + sentAt + "\",\"clicks\":[" + CLICK + "]}"),
        containsString("sent_at must be"));
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] body = ("{\"clicks\":[" + CLICK + "]}").getBytes(UTF_8);
    body[body.length - 8] = (byte) 0xFF;
    assertThrows(RefusedBatchException.class, () -> new BatchReader().read(body, SEEN));
  }

  @Test
  void refusesAClickThatThePipelineWouldFindTooLarge() {
    String click = CLICK.replace("}", ",\"note\":\"" + "x".repeat(64 * 1024) + "\"}");
    assertThat(refusal("{\"clicks\":[" + click + "]}"), containsString("65536 bytes"));
  }
}
