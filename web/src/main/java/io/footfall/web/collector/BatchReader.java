package io.footfall.web.collector;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.model.EventType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads a request's body, {@code {"sent_at": millis, "clicks": [..]}}, and completes each click
 * with what only the collector knows: when it came, from which address, by which user agent.
 *
 * <p>Checks the shape, not the sense: an id, a known type, a time and a visitor. Everything else is
 * the pipeline's to judge, where a refused record is kept with its reason; what is refused here is
 * the sender's to keep.
 */
final class BatchReader {

  /** The most clicks of one request. */
  static final int MOST_CLICKS = 100;

  private static final int MOST_BYTES_OF_A_CLICK = 64 * 1024;
  private static final int LONGEST_EVENT_ID = 36;
  private static final int LONGEST_EVENT_TYPE = 32;
  private static final int LONGEST_VISITOR_ID = 128;
  private static final int LONGEST_TIME = 64;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Fields that the contract does not know are handed on digit by digit.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** What the collector sees of a request. */
  record Circumstances(long receivedAtMillis, String ip, @Nullable String userAgent) {}

  /** The clicks, in the order of the request. */
  List<ReceivedClick> read(byte[] body, Circumstances circumstances) throws RefusedBatchException {
    JsonNode batch = parse(body);
    JsonNode clicks = batch.path("clicks");
    if (!clicks.isArray() || clicks.isEmpty() || clicks.size() > MOST_CLICKS) {
      throw RefusedBatchException.unfit(
          "clicks must be an array of 1 to " + MOST_CLICKS + " objects");
    }
    JsonNode sentAt = batch.path("sent_at");
    // It is copied into each click: a hundred times whatever it holds
    if (!sentAt.isMissingNode()) {
      requireTime(sentAt, "sent_at");
    }
    List<ReceivedClick> received = new ArrayList<>(clicks.size());
    for (JsonNode click : clicks) {
      received.add(complete(click, sentAt, circumstances));
    }
    return received;
  }

  private static JsonNode parse(byte[] body) throws RefusedBatchException {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw RefusedBatchException.unfit(
          "the body is not one JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw RefusedBatchException.unfit("the body is not UTF-8: " + e.getMessage());
    }
  }

  private static ReceivedClick complete(JsonNode node, JsonNode sentAt, Circumstances seen)
      throws RefusedBatchException {
    if (!(node instanceof ObjectNode click)) {
      throw RefusedBatchException.unfit("clicks must hold objects only");
    }
    requireText(click, "event_id", LONGEST_EVENT_ID);
    requireKnownType(requireText(click, "event_type", LONGEST_EVENT_TYPE));
    String visitorId = requireText(click, "visitor_id", LONGEST_VISITOR_ID);
    requireTime(click.path("occurred_at"), "occurred_at");
    if (!sentAt.isMissingNode()) {
      click.set("sent_at", sentAt);
    }
    click.put("received_at", seen.receivedAtMillis());
    click.put("ip", seen.ip());
    if (seen.userAgent() != null) {
      click.put("user_agent", seen.userAgent());
    }
    return new ReceivedClick(visitorId, bytesOf(click));
  }

  private static void requireTime(JsonNode time, String field) throws RefusedBatchException {
    boolean isText = time.isTextual() && time.asText().length() <= LONGEST_TIME;
    if (!isText && !time.isNumber()) {
      throw RefusedBatchException.unfit(
          field + " must be milliseconds since 1970 or an ISO-8601 time");
    }
  }

  private static void requireKnownType(String type) throws RefusedBatchException {
    if (EventType.fromWireName(type).isEmpty()) {
      throw RefusedBatchException.unfit("event_type is none of the contract's: " + type);
    }
  }

  private static String requireText(ObjectNode click, String field, int longest)
      throws RefusedBatchException {
    JsonNode value = click.path(field);
    if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > longest) {
      throw RefusedBatchException.unfit(
          field + " must be a text of 1 to " + longest + " characters");
    }
    return value.asText();
  }

  private static byte[] bytesOf(ObjectNode click) throws RefusedBatchException {
    byte[] json = write(click);
    if (json.length > MOST_BYTES_OF_A_CLICK) {
      throw RefusedBatchException.unfit(
          "a click must not be larger than " + MOST_BYTES_OF_A_CLICK + " bytes");
    }
    return json;
  }

  private static byte[] write(ObjectNode click) {
    try {
      return MAPPER.writeValueAsBytes(click);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read can't be written", e);
    }
  }
}
