package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SegmentNameTest {

  @Test
  void comesBackFromItsTextWhateverIsInTheName() {
    SegmentName name =
        new SegmentName(
            SegmentName.segment(FigureKind.CHANNEL, "Paid | Search"),
            FigureKind.PAGE,
            "https://shop.example/?a=b|c|page|d");
    assertThat(SegmentName.parse(name.toString()), is(name));
    assertThat(name.segment(), is("channel|Paid / Search"));
  }

  @Test
  void anotherTextIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SegmentName.parse("country|DE"));
    assertThrows(IllegalArgumentException.class, () -> SegmentName.parse("country|DE|what|x"));
  }
}
