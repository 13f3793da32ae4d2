package io.footfall.prepare.enrich;

import io.footfall.prepare.enrich.Sites.Category;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** One condition of a channel's rule. */
sealed interface ChannelCondition extends Serializable {

  boolean holds(String source, String medium, String campaign);

  /** {@code medium is cpc | ppc}, {@code campaign like .*shop.*}, {@code source among search}. */
  static ChannelCondition parse(String text, Sites sites) {
    String[] words = text.split("\\s+", 3);
    if (words.length == 3) {
      String operator = words[1];
      if (operator.equals("is")) {
        return new IsOneOf(field(words[0], text), values(words[2]));
      }
      if (operator.equals("like")) {
        return new IsLike(field(words[0], text), pattern(words[2], text));
      }
      if (operator.equals("among") && words[0].equals("source")) {
        return new IsAmong(Sites.category(words[2]), sites);
      }
    }
    throw new IllegalArgumentException(
        "A condition is \"FIELD is VALUE | ..\", \"FIELD like PATTERN\" or"
            + " \"source among CATEGORY\": "
            + text);
  }

  /** What a condition looks at. */
  enum Field {
    SOURCE,
    MEDIUM,
    CAMPAIGN;

    String of(String source, String medium, String campaign) {
      return switch (this) {
        case SOURCE -> source;
        case MEDIUM -> medium;
        case CAMPAIGN -> campaign;
      };
    }
  }

  /** The field is one of the values. */
  record IsOneOf(Field field, Set<String> values) implements ChannelCondition {
    @Override
    public boolean holds(String source, String medium, String campaign) {
      return values.contains(field.of(source, medium, campaign));
    }
  }

  /** The whole field matches. */
  record IsLike(Field field, Pattern pattern) implements ChannelCondition {
    @Override
    public boolean holds(String source, String medium, String campaign) {
      String value = field.of(source, medium, campaign);
      return !value.isEmpty() && pattern.matcher(value).matches();
    }
  }

  /** The source is a site of the category. */
  record IsAmong(Category category, Sites sites) implements ChannelCondition {
    @Override
    public boolean holds(String source, String medium, String campaign) {
      return sites.isAmong(category, source);
    }
  }

  private static Field field(String name, String text) {
    return Arrays.stream(Field.values())
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A condition looks at source, medium or campaign: " + text));
  }

  private static Set<String> values(String text) {
    return Arrays.stream(text.split("\\|", -1))
        .map(String::strip)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Pattern pattern(String expression, String text) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("Not a regular expression: " + text, e);
    }
  }
}
