package io.footfall.offers.decide;

import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.time.Duration;

/** So many offers within so long, over all campaigns, and no more. Written {@code 1/7d}. */
public record Cap(int offers, Duration within) implements Serializable {

  public Cap {
    if (offers < 1 || within.isNegative() || within.isZero()) {
      throw new WrongOptionException("--cap must be like 1/7d, one offer in seven days");
    }
  }

  /** Reads {@code 3/30d}. */
  public static Cap parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || !parts[1].endsWith("d")) {
      throw new WrongOptionException("--cap must be like 1/7d, not " + text);
    }
    try {
      int days = Integer.parseInt(parts[1].substring(0, parts[1].length() - 1));
      return new Cap(Integer.parseInt(parts[0]), Duration.ofDays(days));
    } catch (NumberFormatException e) {
      throw new WrongOptionException("--cap must be like 1/7d, not " + text, e);
    }
  }

  @Override
  public String toString() {
    return offers + "/" + within.toDays() + "d";
  }
}
