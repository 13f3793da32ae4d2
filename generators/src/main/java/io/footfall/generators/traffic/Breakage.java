package io.footfall.generators.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.model.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The ways in which producers break a record, each with the reason that a good pipeline must give
 * for refusing it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the hammers are lambdas that hold nothing
enum Breakage {
  TOMBSTONE(RejectReason.EMPTY, json -> null),
  CUT_OFF(RejectReason.MALFORMED_JSON, json -> Arrays.copyOf(json, json.length * 2 / 3)),
  TRAILING_GARBAGE(RejectReason.MALFORMED_JSON, json -> concat(json, "}garbage")),
  SECOND_KEY(
      RejectReason.MALFORMED_JSON,
      json -> concat(Arrays.copyOf(json, json.length - 1), ",\"event_type\":\"search\"}")),
  LATIN_1(RejectReason.INVALID_UTF8, json -> withByteInName(json, (byte) 0xE9)),
  HUGE(RejectReason.TOO_LARGE, edited(node -> node.put("padding", "x".repeat(70_000)))),
  FUTURE_SCHEMA(RejectReason.UNSUPPORTED_VERSION, edited(node -> node.put("schema_version", 99))),
  NO_VISITOR(RejectReason.MISSING_FIELD, edited(node -> node.remove("visitor_id"))),
  NUMBER_FOR_TEXT(RejectReason.WRONG_TYPE, edited(node -> node.put("visitor_id", 17))),
  TEXT_FOR_TIME(RejectReason.INVALID_VALUE, edited(node -> node.put("occurred_at", "yesterday"))),
  UNKNOWN_TYPE(RejectReason.UNKNOWN_EVENT_TYPE, edited(node -> node.put("event_type", "teleport"))),
  NO_URL(RejectReason.INVALID_URL, edited(node -> node.putObject("page").put("url", "not a url"))),
  FANTASY_MONEY(
      RejectReason.UNKNOWN_CURRENCY,
      edited(
          node ->
              node.putObject("order")
                  .put("id", "o-1")
                  .put("total_minor", 100)
                  .put("currency", "ZZZ"))),
  FANTASY_COUNTRY(
      RejectReason.UNKNOWN_COUNTRY, edited(node -> node.putObject("geo").put("country", "ZZ"))),
  NOT_AGREED(
      RejectReason.NO_CONSENT,
      edited(node -> node.putObject("consent").put("analytics", false).put("marketing", false))),
  LONG_AGO(
      RejectReason.TOO_LATE,
      edited(
          node ->
              node.put(
                  "occurred_at",
                  node.get("sent_at").asLong() - TrafficProfile.LONG_AGO.toMillis()))),
  /** Without a time of sending nobody can tell a wrong clock from a lie. */
  TOMORROW(
      RejectReason.FROM_THE_FUTURE,
      edited(
          node -> {
            node.put("occurred_at", node.get("received_at").asLong() + 24 * 3_600_000L);
            node.remove("sent_at");
          }));

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** From good bytes to bad ones. */
  private interface Hammer {
    byte @Nullable [] hit(byte[] json);
  }

  private final RejectReason reason;
  private final Hammer hammer;

  Breakage(RejectReason reason, Hammer hammer) {
    this.reason = reason;
    this.hammer = hammer;
  }

  /** Why the record must be refused. */
  RejectReason reason() {
    return reason;
  }

  /** The record, broken; null for a tombstone. */
  byte @Nullable [] applyTo(byte[] json) {
    return hammer.hit(json);
  }

  private static Hammer edited(Consumer<ObjectNode> edit) {
    return json -> {
      try {
        ObjectNode node = (ObjectNode) MAPPER.readTree(json);
        edit.accept(node);
        return MAPPER.writeValueAsBytes(node);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(
            "A generated click is no JSON: " + new String(json, StandardCharsets.UTF_8), e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static byte[] concat(byte[] json, String tail) {
    byte[] more = tail.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(json, json.length + more.length);
    System.arraycopy(more, 0, all, json.length, more.length);
    return all;
  }

  /** Puts a byte that no UTF-8 text has there into the first name of the object. */
  private static byte[] withByteInName(byte[] json, byte wrong) {
    byte[] bad = json.clone();
    bad[3] = wrong;
    return bad;
  }
}
