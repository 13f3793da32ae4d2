package io.footfall.prepare.clean;

import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Trims texts. What is only for reading is cut when too long, and null when nothing is left; an
 * identifier, which would name something else when cut, is refused then.
 */
record TextCleaner(int maxLength) implements Serializable {

  private static final int LONGEST_IDENTIFIER = 200;

  @Nullable String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return null;
    }
    if (stripped.length() <= maxLength) {
      return stripped;
    }
    boolean splitsPair = Character.isHighSurrogate(stripped.charAt(maxLength - 1));
    return stripped.substring(0, splitsPair ? maxLength - 1 : maxLength).strip();
  }

  String identifier(String field, String identifier) throws RefusedClick {
    String stripped = identifier.strip();
    if (stripped.isEmpty()) {
      throw new RefusedClick(RejectReason.MISSING_FIELD, field + " is blank");
    }
    if (stripped.length() > LONGEST_IDENTIFIER) {
      throw new RefusedClick(
          RejectReason.INVALID_VALUE,
          field
              + " must not be longer than "
              + LONGEST_IDENTIFIER
              + " characters: "
              + stripped.length());
    }
    return stripped;
  }

  @Nullable String optionalIdentifier(String field, @Nullable String identifier)
      throws RefusedClick {
    return identifier == null || identifier.isBlank() ? null : identifier(field, identifier);
  }
}
