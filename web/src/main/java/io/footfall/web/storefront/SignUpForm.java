package io.footfall.web.storefront;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody wrote to sign up, and what is wrong with it. */
record SignUpForm(String name, String email, boolean marketing) {

  private static final int LONGEST = 100;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  static SignUpForm empty() {
    return new SignUpForm("", "", false);
  }

  static SignUpForm of(Context request) {
    return new SignUpForm(
        text(request, "name"), text(request, "email"), request.formParam("marketing") != null);
  }

  /** By field, in the order of the form; empty when nothing is wrong. */
  Map<String, String> errors() {
    Map<String, String> errors = new LinkedHashMap<>();
    if (name.isEmpty() || name.length() > LONGEST) {
      errors.put("name", "Tell us how to call you, in at most " + LONGEST + " characters.");
    }
    if (email.length() > LONGEST || !EMAIL.matcher(email).matches()) {
      errors.put("email", "Write the address as name@example.com.");
    }
    return errors;
  }

  private static String text(Context request, String field) {
    String value = request.formParam(field);
    return value == null ? "" : value.strip();
  }
}
