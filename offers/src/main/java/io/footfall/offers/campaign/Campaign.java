package io.footfall.offers.campaign;

import io.footfall.offers.model.CampaignId;
import io.footfall.offers.model.MailAddress;
import java.io.Serializable;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is offered, by whom and in which words. Carries its templates, so that a worker needs no
 * file.
 *
 * @param fromName who writes, as people read it
 * @param from the address that it is written from
 * @param bounceTo where the mail servers of recipients report to; {@code from} where none is named
 * @param language of {@code letters}, for who reads none of them
 * @param letters by language: {@code en}, {@code de}
 * @param validDays how long a code can be redeemed
 * @param codePrefix what codes start with
 * @param shop where the mail's links lead
 * @param productUrl a product's page, with {@code {id}} in the place of its id
 */
public record Campaign(
    String id,
    String fromName,
    String from,
    @Nullable String bounceTo,
    String language,
    Map<String, Letter> letters,
    int validDays,
    String codePrefix,
    URI shop,
    String productUrl)
    implements Serializable {

  /**
   * A subject and its two templates.
   *
   * @param subject a template too; values stand in it as they are
   * @param html values are escaped in it
   */
  public record Letter(String subject, String html, String text) implements Serializable {}

  private static final int MOST_VALID_DAYS = 366;
  private static final int LONGEST_SUBJECT = 150;
  private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{1,12}");
  private static final String ID_PLACE = "{id}";

  public Campaign {
    letters = Map.copyOf(letters);
    CampaignId.check(id);
    check(isPlain(fromName), "fromName", "be a name of one line");
    check(MailAddress.isSound(from), "from", "be one address, such as offers@shop.example");
    check(bounceTo == null || MailAddress.isSound(bounceTo), "bounceTo", "be one address");
    check(validDays >= 1 && validDays <= MOST_VALID_DAYS, "validDays", "lie in 1..366");
    check(
        PREFIX.matcher(codePrefix).matches(),
        "codePrefix",
        "be capital letters and digits, at most 12");
    check(isWeb(shop), "shop", "be an http or https address");
    check(
        productUrl.contains(ID_PLACE) && isWeb(URI.create(productUrl.replace(ID_PLACE, "1"))),
        "productUrl",
        "be an address with {id} in it");
    check(letters.containsKey(language), "language", "be one of the subject's languages");
    letters.forEach(
        (tongue, letter) -> {
          check(
              Locale.forLanguageTag(tongue).getLanguage().equals(tongue),
              "subject." + tongue,
              "be of a language alone, such as en: its countries read that letter too");
          check(
              isPlain(letter.subject()) && letter.subject().length() <= LONGEST_SUBJECT,
              "subject." + tongue,
              "be one line of at most " + LONGEST_SUBJECT + " characters");
        });
  }

  /** Where bounces go. */
  public String bounceAddress() {
    return bounceTo == null ? from : bounceTo;
  }

  /** What stands behind the at sign of {@code from}. */
  public String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  private static boolean isPlain(String text) {
    return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isWeb(URI address) {
    return address.getHost() != null
        && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
  }

  private static void check(boolean holds, String field, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(field + " must " + rule);
    }
  }
}
