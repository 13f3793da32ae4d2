package io.footfall.prepare.json;

import static io.footfall.prepare.json.ClickTexts.FLAT;
import static io.footfall.prepare.json.ClickTexts.WHOLE;
import static io.footfall.prepare.json.ClickTexts.parse;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenInputTest {

  static Stream<Arguments> replacements() {
    return Stream.of(
        // What stands in the whole click, what replaces it, the reason, what the message names.
        arguments("\"schema_version\": 1", "\"v\": 1", "MISSING_FIELD", "schema_version"),
        arguments("\"schema_version\": 1", "\"schema_version\": 2", "UNSUPPORTED_VERSION", "2"),
        arguments("\"schema_version\": 1", "\"schema_version\": \"1\"", "WRONG_TYPE", "schema_ver"),
        arguments("\"event_id\"", "\"id\"", "MISSING_FIELD", "event_id"),
        arguments("0b0e4a9e-6d0c", "0b0e4a9e6d0c", "INVALID_VALUE", "event_id must be a UUID"),
        arguments(
            "\"0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f\"", "\"1-1-1-1-1\"", "INVALID_VALUE", "ev"),
        arguments("\"add_to_cart\"", "\"cart\"", "UNKNOWN_EVENT_TYPE", "add_to_cart, remove_from"),
        arguments("\"add_to_cart\"", "7", "WRONG_TYPE", "event_type must be a string"),
        arguments("\"event_type\"", "\"type\"", "MISSING_FIELD", "event_type"),
        arguments("\"occurred_at\"", "\"at\"", "MISSING_FIELD", "occurred_at"),
        arguments(
            "2026-03-01T10:15:30.123Z", "2026-03-01T10:15:30.123", "INVALID_VALUE", "occurred"),
        arguments("2026-03-01T10:15:30.123Z", "2026-02-30T10:15:30.123Z", "INVALID_VALUE", "ISO"),
        arguments("2026-03-01T10:15:30.123Z", "1969-12-31T23:59:59.999Z", "INVALID_VALUE", "1970"),
        arguments("2026-03-01T10:15:30.123Z", "yesterday", "INVALID_VALUE", "occurred_at"),
        arguments("1772360131000", "-1", "INVALID_VALUE", "sent_at must lie in"),
        arguments("1772360131000", "1772360131.5", "WRONG_TYPE", "sent_at must be a string"),
        arguments(
            "1772360131000", "99999999999999999999999", "INVALID_VALUE", "sent_at must lie in"),
        arguments("1772360131000", "true", "WRONG_TYPE", "sent_at"),
        arguments("\"visitor_id\"", "\"visitor\"", "MISSING_FIELD", "visitor_id"),
        arguments("\"v-81\"", "81", "WRONG_TYPE", "visitor_id must be a string"),
        arguments("\"v-81\"", "null", "MISSING_FIELD", "visitor_id"),
        arguments("v-81", "v\\u0000", "INVALID_VALUE", "visitor_id must not hold control"),
        arguments("v-81", "v\\ud800", "INVALID_VALUE", "visitor_id must not hold half"),
        arguments("v-81", "v\u007f", "INVALID_VALUE", "visitor_id"),
        arguments("v-81", "v\u0085", "INVALID_VALUE", "visitor_id"),
        arguments("v-81", "v\n", "MALFORMED_JSON", "byte"),
        arguments("{\"url\"", "{\"uri\"", "MISSING_FIELD", "page.url is missing"),
        arguments("\"https://shop.example/p/42\"", "42", "WRONG_TYPE", "page.url must be a string"),
        arguments(
            "\"geo\": {\"country\": \"DE\", \"city\": \"Berlin\"}",
            "\"geo\": []",
            "WRONG_TYPE",
            "geo must be an object, not an array"),
        arguments("8990,", "\"8990\",", "WRONG_TYPE", "product.price_minor must be a whole number"),
        arguments("8990,", "89.90,", "WRONG_TYPE", "product.price_minor"),
        arguments("8990,", "-1,", "INVALID_VALUE", "product.price_minor must lie in 0.."),
        arguments("\"quantity\": 2", "\"quantity\": 0", "INVALID_VALUE", "product.quantity"),
        arguments("\"quantity\": 2", "\"quantity\": 1e3", "WRONG_TYPE", "product.quantity"),
        arguments("\"quantity\": 2", "\"quantity\": \"abc\"", "WRONG_TYPE", "product.quantity"),
        arguments("{\"id\": \"42\"", "{\"id\": {\"x\":1}", "WRONG_TYPE", "product.id"),
        arguments("17980", "-17980", "INVALID_VALUE", "order.total_minor"),
        arguments("17980", "1000000000000001", "INVALID_VALUE", "order.total_minor must lie in"),
        arguments("8990,", "1000000000000001,", "INVALID_VALUE", "product.price_minor must lie in"),
        arguments("17980", "null", "MISSING_FIELD", "order.total_minor"),
        arguments(
            "\"analytics\": true",
            "\"analytics\": \"true\"",
            "WRONG_TYPE",
            "consent.analytics must be true or false"),
        arguments("\"analytics\": true", "\"analytics\": 1", "WRONG_TYPE", "consent.analytics"),
        arguments("\"user_id\"", "\"visitor_id\"", "MALFORMED_JSON", "visitor_id stands twice"),
        arguments("\"title\"", "\"url\"", "MALFORMED_JSON", "page.url stands twice"),
        arguments("\"ip\"", "\"x\": 1, \"x\": 2, \"ip\"", "MALFORMED_JSON", "x stands twice"),
        arguments(
            "\"ip\"", "\"x\": {\"y\": 1, \"y\": 2}, \"ip\"", "MALFORMED_JSON", "y stands twice"),
        arguments("\"ip\"", "\"x\": NaN, \"ip\"", "MALFORMED_JSON", "NaN"),
        arguments("\"ip\"", "\"x\": 007, \"ip\"", "MALFORMED_JSON", "zero"),
        arguments(
            "\"ip\"",
            "\"x\": " + "[".repeat(20) + "]".repeat(20) + ", \"ip\"",
            "MALFORMED_JSON",
            "depth"),
        arguments("\"ip\"", "'ip'", "MALFORMED_JSON", "byte"),
        arguments("false}}", "false}} {}", "MALFORMED_JSON", "After the JSON object"),
        arguments("false}}", "false}} x", "MALFORMED_JSON", "byte"),
        arguments("false}}", "false},}", "MALFORMED_JSON", "byte"),
        arguments("false}}", "false}", "MALFORMED_JSON", "byte"),
        arguments(
            "\"add_to_cart\"", "\"page_view\", \"page\": null", "MALFORMED_JSON", "page stands"),
        arguments(
            "\"order\": {\"id\": \"o-9\"", "\"order\": {\"no\": 9", "MISSING_FIELD", "order.id"));
  }

  @ParameterizedTest
  @MethodSource("replacements")
  void saysWhichFieldIsWrong(String found, String replacement, RejectReason reason, String named) {
    String broken = WHOLE.replace(found, replacement);
    assertThat("the case changes the click", broken, is(not(WHOLE)));
    refuses(broken.getBytes(StandardCharsets.UTF_8), reason, named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page_view", "product_view", "list_view", "search"})
  void aViewNeedsItsPage(String type) {
    String without = WHOLE.replace("\"page\"", "\"pages\"").replace("add_to_cart", type);
    refuses(
        without.getBytes(StandardCharsets.UTF_8), RejectReason.MISSING_FIELD, "page is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"purchase", "refund"})
  void aPurchaseNeedsItsOrder(String type) {
    String without = WHOLE.replace("\"order\"", "\"orders\"").replace("add_to_cart", type);
    refuses(
        without.getBytes(StandardCharsets.UTF_8), RejectReason.MISSING_FIELD, "order is missing");
  }

  @Test
  void aRefundMayBeNegative() throws RefusedClick {
    String refund = WHOLE.replace("add_to_cart", "refund").replace("17980", "-17980");
    assertThat(parse(refund).order().totalMinor(), is(-17_980L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t "})
  void nothingIsEmpty(String nothing) {
    refuses(nothing.getBytes(StandardCharsets.UTF_8), RejectReason.EMPTY, "without a value");
  }

  @Test
  void aTombstoneIsEmpty() {
    refuses(null, RejectReason.EMPTY, "tombstone");
  }

  @Test
  void aGiantIsNotLookedInto() {
    refuses(new byte[65_537], RejectReason.TOO_LARGE, "65536");
    refuses(
        (" ".repeat(65_536) + "").getBytes(StandardCharsets.UTF_8), RejectReason.EMPTY, "value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "1", "\"x\"", "null", "\uFEFF{}", "x"})
  void onlyAnObjectWillDo(String other) {
    refuses(other.getBytes(StandardCharsets.UTF_8), RejectReason.MALFORMED_JSON, "one JSON object");
  }

  @Test
  void otherEncodingsAreNotGuessed() {
    refuses(WHOLE.getBytes(StandardCharsets.UTF_16LE), RejectReason.MALFORMED_JSON, "UTF-8");
    refuses(WHOLE.getBytes(StandardCharsets.UTF_16BE), RejectReason.MALFORMED_JSON, "UTF-8");
    refuses(WHOLE.getBytes(StandardCharsets.UTF_16), RejectReason.INVALID_UTF8, "UTF-8");
  }

  /** A stray continuation, overlong forms, a surrogate, beyond Unicode, a sequence cut short. */
  @ParameterizedTest
  @ValueSource(strings = {"80", "C080", "C1BF", "E080AF", "EDA080", "F4908080", "FF", "C3", "E282"})
  void brokenUtf8IsNoticedInAnyString(String hex) throws IOException {
    for (String field : new String[] {"v-81", "\"ip\""}) {
      int place = WHOLE.indexOf(field) + 1;
      ByteArrayOutputStream broken = new ByteArrayOutputStream();
      broken.write(WHOLE.substring(0, place).getBytes(StandardCharsets.UTF_8));
      broken.write(HexFormat.of().parseHex(hex));
      broken.write(WHOLE.substring(place).getBytes(StandardCharsets.UTF_8));
      refuses(broken.toByteArray(), RejectReason.INVALID_UTF8, "UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "timestamp", "url"})
  void flatEventsAreCheckedToo(String field) {
    String without = FLAT.replace("\"" + field + "\"", "\"x\"");
    refuses(without.getBytes(StandardCharsets.UTF_8), RejectReason.MISSING_FIELD, field);
  }

  @Test
  void strangersTextIsCutInMessages() {
    String broken = WHOLE.replace("add_to_cart", "x".repeat(5_000));
    RefusedClick refusal = assertThrows(RefusedClick.class, () -> parse(broken));
    assertThat(refusal.getMessage().length() < 500, is(true));
  }

  private static void refuses(byte[] bytes, RejectReason reason, String named) {
    RefusedClick refusal = assertThrows(RefusedClick.class, () -> parse(bytes));
    assertThat(refusal.getMessage(), refusal.reason(), is(reason));
    assertThat(refusal.getMessage(), containsString(named));
    assertThat(refusal.getStackTrace().length, is(0));
  }
}
