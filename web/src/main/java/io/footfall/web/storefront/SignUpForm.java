package io.footfall.web.storefront;

import io.footfall.offers.model.MailAddress;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What somebody wrote to sign up, and what is wrong with it.
 *
 * @param visitor what the page's script added; null without it
 */
record SignUpForm(String name, String email, boolean marketing, @Nullable Visitor visitor) {

  /**
   * A browser that agreed to be counted.
   *
   * @param id as its clicks say it
   * @param timeZone such as {@code Europe/Berlin}; null where the browser told none
   */
  record Visitor(String id, @Nullable String timeZone) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern TIME_ZONE = Pattern.compile("[A-Za-z0-9_+:/-]{1,40}");

    static @Nullable Visitor of(String id, String timeZone) {
      return ID.matcher(id).matches()
          ? new Visitor(id, TIME_ZONE.matcher(timeZone).matches() ? timeZone : null)
          : null;
    }
  }

  private static final int LONGEST = 100;

  static SignUpForm empty() {
    return new SignUpForm("", "", false, null);
  }

  static SignUpForm of(Context request) {
    return new SignUpForm(
        text(request, "name"),
        text(request, "email"),
        request.formParam("marketing") != null,
        Visitor.of(text(request, "visitor"), text(request, "time_zone")));
  }

  /** By field, in the order of the form; empty when nothing is wrong. */
  Map<String, String> errors() {
    Map<String, String> errors = new LinkedHashMap<>();
    if (name.isEmpty() || name.length() > LONGEST) {
      errors.put("name", "Tell us how to call you, in at most " + LONGEST + " characters.");
    }
    if (email.length() > LONGEST || !MailAddress.isSound(email)) {
      errors.put("email", "Write the address as name@example.com.");
    }
    return errors;
  }

  private static String text(Context request, String field) {
    String value = request.formParam(field);
    return value == null ? "" : value.strip();
  }
}
