package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentNameTest {

  @Test
  void comesBackFromItsTextWhateverIsInTheName() {
    SegmentName name =
        new SegmentName(
            new Audience(null, "mobile", "Paid | Search"),
            FigureKind.PAGE,
            "https://shop.example/?a=b|c|page|d");
    assertThat(
        name.toString(), is("|mobile|Paid / Search|page|https://shop.example/?a=b|c|page|d"));
    assertThat(SegmentName.parse(name.toString()), is(name));
  }

  @Test
  void anAudienceComesBackFromItsText() {
    Audience audience = new Audience("DE", null, "Email");
    assertThat(Audience.parse(audience.toString()), is(audience));
    assertThat(audience.kinds(), is(List.of(FigureKind.COUNTRY, FigureKind.CHANNEL)));
    assertThat(Audience.by(List.of(FigureKind.CHANNEL, FigureKind.COUNTRY)), is("country|channel"));
  }

  @Test
  void anotherTextIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SegmentName.parse("DE|mobile|page|x"));
    assertThrows(IllegalArgumentException.class, () -> SegmentName.parse("DE|mobile|Email|what|x"));
    assertThrows(IllegalArgumentException.class, () -> Audience.parse("DE|mobile"));
  }
}
