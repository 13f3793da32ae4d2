package io.footfall.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Whose visits: those of a country, of a device, by a channel, or of two or all three of these at
 * once; a part that is null is anyone's. As text {@code DE|mobile|} and {@code DE|mobile|Email}.
 */
public record Audience(
    @Nullable String country, @Nullable String device, @Nullable String channel) {

  private static final char BAR = '|';

  /** The three that an audience can be of, in the order of its text. */
  public static final List<FigureKind> PARTS =
      List.of(FigureKind.COUNTRY, FigureKind.DEVICE, FigureKind.CHANNEL);

  /** A bar in a name stands for itself in no text, so it becomes a slash. */
  public Audience {
    country = withoutBar(country);
    device = withoutBar(device);
    channel = withoutBar(channel);
  }

  /** The audience whose text {@link #toString} made. */
  public static Audience parse(String text) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != PARTS.size()) {
      throw new IllegalArgumentException("Not the name of an audience: " + text);
    }
    return new Audience(orNull(parts[0]), orNull(parts[1]), orNull(parts[2]));
  }

  /** The name of the part; null where it is anyone's. */
  public @Nullable String part(FigureKind kind) {
    return switch (kind) {
      case COUNTRY -> country;
      case DEVICE -> device;
      case CHANNEL -> channel;
      default -> throw new IllegalArgumentException("An audience is not of a " + kind.wireName());
    };
  }

  /** What it is of: the parts that aren't anyone's. */
  public List<FigureKind> kinds() {
    List<FigureKind> kinds = new ArrayList<>();
    for (FigureKind kind : PARTS) {
      if (part(kind) != null) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** These kinds as documents name them together: {@code country|device}. */
  public static String by(List<FigureKind> kinds) {
    return String.join(
        String.valueOf(BAR),
        PARTS.stream().filter(kinds::contains).map(FigureKind::wireName).toList());
  }

  @Override
  public String toString() {
    return text(country) + BAR + text(device) + BAR + text(channel);
  }

  private static String text(@Nullable String part) {
    return Objects.requireNonNullElse(part, "");
  }

  private static @Nullable String withoutBar(@Nullable String part) {
    return part == null ? null : part.replace(BAR, '/');
  }

  private static @Nullable String orNull(String part) {
    return part.isEmpty() ? null : part;
  }
}
