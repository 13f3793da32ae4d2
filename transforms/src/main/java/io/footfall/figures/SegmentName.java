package io.footfall.figures;

/**
 * What a figure of kind {@link FigureKind#SEGMENT} is named: whose it is and what it is of. As text
 * {@code country|DE|page|https://shop.example/}.
 *
 * @param segment {@code country|DE}: as {@link #segment} makes it
 * @param of the kind that it is a figure of
 * @param name the name within that kind
 */
public record SegmentName(String segment, FigureKind of, String name) {

  private static final char BAR = '|';

  /** The visits of that country, device or channel. */
  public static String segment(FigureKind by, String name) {
    return by.wireName() + BAR + name.replace(BAR, '/');
  }

  /** The parts of the text that {@link #toString} made. */
  public static SegmentName parse(String text) {
    int name = text.indexOf(BAR, text.indexOf(BAR) + 1);
    int end = text.indexOf(BAR, name + 1);
    if (name < 0 || end < 0) {
      throw new IllegalArgumentException("Not the name of a segment's figure: " + text);
    }
    return new SegmentName(
        text.substring(0, name),
        FigureKind.ofWireName(text.substring(name + 1, end)),
        text.substring(end + 1));
  }

  @Override
  public String toString() {
    return segment + BAR + of.wireName() + BAR + name;
  }
}
