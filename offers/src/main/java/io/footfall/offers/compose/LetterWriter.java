package io.footfall.offers.compose;

import io.footfall.offers.campaign.Campaign;
import io.footfall.offers.model.Interests;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.StringLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Fills a campaign's templates for one visitor. In HTML every value is escaped; in the subject and
 * the text each is one line of text. Links lead to the addresses that the campaign names and to
 * nowhere that a click or a name says. Safe for threads.
 */
public final class LetterWriter {

  /**
   * What makes a letter one visitor's.
   *
   * @param firstName as it was written by whoever signed up
   * @param locale a language tag; the campaign's own language where there is no letter for it
   * @param sentAt what the code's validity counts from
   */
  public record Personal(
      @Nullable String firstName,
      @Nullable String locale,
      Interests interests,
      String code,
      URI unsubscribe,
      Instant sentAt) {}

  private final Campaign campaign;
  private final PebbleEngine escaping =
      new PebbleEngine.Builder()
          .loader(new StringLoader())
          .strictVariables(true)
          .autoEscaping(true)
          .build();
  private final PebbleEngine plain =
      new PebbleEngine.Builder()
          .loader(new StringLoader())
          .strictVariables(true)
          .autoEscaping(false)
          // A line that ends with a value is a line of a text
          .newLineTrimming(false)
          .build();

  private LetterWriter(Campaign campaign) {
    this.campaign = campaign;
  }

  /**
   * The campaign's writer.
   *
   * @throws IllegalArgumentException naming the template that can't be filled
   */
  public static LetterWriter of(Campaign campaign) {
    LetterWriter writer = new LetterWriter(campaign);
    for (String language : campaign.letters().keySet()) {
      SampleVisitor.everyKindIn(language).forEach(writer::write);
    }
    return writer;
  }

  /** The letter for that visitor. */
  public Draft write(Personal personal) {
    Locale locale =
        personal.locale() == null ? Locale.ROOT : Locale.forLanguageTag(personal.locale());
    boolean isKnown = campaign.letters().containsKey(locale.getLanguage());
    Locale chosen = isKnown ? locale : Locale.forLanguageTag(campaign.language());
    Campaign.Letter letter = campaign.letters().get(chosen.getLanguage());
    Map<String, Object> values = valuesOf(personal, chosen);
    // A template of one line, but its filling might say otherwise
    String subject =
        fill(plain, letter.subject(), values, "subject").replaceAll("\\p{Cc}+", " ").strip();
    values.put("subject", subject);
    return new Draft(
        subject,
        fill(escaping, letter.html(), values, "html template"),
        fill(plain, letter.text(), values, "text template"));
  }

  private Map<String, Object> valuesOf(Personal personal, Locale locale) {
    Map<String, Object> values = new HashMap<>();
    // Empty, not absent: a template asks by {% if firstName is not empty %}
    values.put("firstName", PlainText.of(personal.firstName()).orElse(""));
    values.put("topCategory", PlainText.of(personal.interests().topCategory()).orElse(""));
    values.put("cart", cartOf(personal.interests()));
    values.put("code", personal.code());
    values.put("validUntil", dayIn(personal.sentAt(), locale));
    values.put("unsubscribe", personal.unsubscribe().toString());
    values.put("fromName", campaign.fromName());
    values.put("shop", tracked(campaign.shop().toString()));
    return values;
  }

  private String dayIn(Instant sentAt, Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(sentAt.atZone(ZoneOffset.UTC).toLocalDate().plusDays(campaign.validDays()));
  }

  /** Products whose names are fit to be shown. */
  private List<Map<String, String>> cartOf(Interests interests) {
    return interests.cart().stream()
        .map(
            item ->
                PlainText.of(item.name())
                    .map(name -> Map.of("name", name, "url", urlOf(item.productId()))))
        .flatMap(Optional::stream)
        .map(item -> (Map<String, String>) new TreeMap<>(item))
        .toList();
  }

  private String urlOf(String productId) {
    String id = URLEncoder.encode(productId, StandardCharsets.UTF_8).replace("+", "%20");
    return tracked(campaign.productUrl().replace("{id}", id));
  }

  /** By which the clickstream knows what the mail brought. */
  private String tracked(String url) {
    return url
        + (url.contains("?") ? "&" : "?")
        + "utm_source=footfall&utm_medium=email&utm_campaign="
        + campaign.id();
  }

  private String fill(
      PebbleEngine engine, String template, Map<String, Object> values, String what) {
    StringWriter filled = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(filled, values);
    } catch (PebbleException | IOException e) {
      throw new IllegalArgumentException(
          "The " + what + " of campaign " + campaign.id() + " can't be filled: " + e.getMessage(),
          e);
    }
    return filled.toString();
  }
}
