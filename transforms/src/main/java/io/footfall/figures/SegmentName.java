package io.footfall.figures;

/**
 * What a figure of kind {@link FigureKind#SEGMENT} is named: whose it is and what it is of. As text
 * {@code DE|mobile|Email|page|https://shop.example/}.
 *
 * @param audience every part that is known of the visits
 * @param of the kind that it is a figure of
 * @param name the name within that kind
 */
public record SegmentName(Audience audience, FigureKind of, String name) {

  private static final char BAR = '|';

  /** The parts of the text that {@link #toString} made. */
  public static SegmentName parse(String text) {
    int of = -1;
    for (int part = 0; part < Audience.PARTS.size(); part++) {
      of = barAfter(of, text);
    }
    int name = barAfter(of, text);
    return new SegmentName(
        Audience.parse(text.substring(0, of)),
        FigureKind.ofWireName(text.substring(of + 1, name)),
        text.substring(name + 1));
  }

  /** The text of that name, of the text of an audience. */
  static String text(String audience, FigureKind of, String name) {
    return audience + BAR + of.wireName() + BAR + name;
  }

  @Override
  public String toString() {
    return text(audience.toString(), of, name);
  }

  private static int barAfter(int index, String text) {
    int bar = text.indexOf(BAR, index + 1);
    if (bar < 0) {
      throw new IllegalArgumentException("Not the name of a segment's figure: " + text);
    }
    return bar;
  }
}
