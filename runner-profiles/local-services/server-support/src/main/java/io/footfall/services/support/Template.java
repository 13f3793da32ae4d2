package io.footfall.services.support;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration text with {@code ${name}} where a setting belongs. */
final class Template {

  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  static Template of(String text) {
    return new Template(text);
  }

  /** The resource {@code name} in the package of {@code owner}. */
  static Template beside(Class<?> owner, String name) throws IOException {
    try (InputStream resource = owner.getResourceAsStream(name)) {
      if (resource == null) {
        throw new FileNotFoundException("No resource " + name + " beside " + owner.getName());
      }
      return new Template(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * @throws IllegalArgumentException if a name has no setting
   */
  String fill(Settings settings) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(settings.get(place.group(1))));
  }
}
