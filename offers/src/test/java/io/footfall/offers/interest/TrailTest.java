package io.footfall.offers.interest;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.footfall.model.EventType;
import io.footfall.offers.model.Interests;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {

  private final Trail trail = new Trail();
  private long clock;

  @Test
  void theTopCategoryIsTheMostViewedAndTheFirstOfEquals() {
    click(EventType.PRODUCT_VIEW, "1", "Shoes");
    click(EventType.PRODUCT_VIEW, "2", "Bags");
    click(EventType.ADD_TO_CART, "1", "Shoes");
    assertThat(trail.interests().topCategory(), equalTo("Bags"));

    click(EventType.PRODUCT_VIEW, "1", "Shoes");
    assertThat(trail.interests().topCategory(), equalTo("Shoes"));
  }

  @Test
  void whatIsLeftInTheCartIsWhatWasNeitherTakenOutNorBought() {
    click(EventType.ADD_TO_CART, "bought", "Shoes");
    click(EventType.PURCHASE, "bought", "Shoes");
    for (String product : List.of("a", "b", "c", "d", "e")) {
      click(EventType.ADD_TO_CART, product, "Shoes");
    }
    click(EventType.REMOVE_FROM_CART, "d", "Shoes");
    click(EventType.ADD_TO_CART, "a", "Shoes");

    assertThat(
        trail.interests().cart().stream().map(Interests.Item::productId).toList(),
        equalTo(List.of("a", "e", "c")));
  }

  @Test
  void nothingIsKnownOfWhoLookedAtNoProduct() {
    click(EventType.PAGE_VIEW, null, null);
    click(EventType.ADD_TO_CART, null, null);

    assertThat(trail.interests().topCategory(), is(nullValue()));
    assertThat(trail.interests().cart(), equalTo(List.of()));
    assertThat(trail.viewed("Shoes"), is(false));
    assertThat(trail.viewed(null), is(true));
  }

  @Test
  void aCategoryIsTheSameInAnyCase() {
    click(EventType.PRODUCT_VIEW, "1", "Shoes");

    assertThat(trail.viewed("shoes"), is(true));
    assertThat(trail.viewed("shirts"), is(false));
  }

  @Test
  void theLastOptOutIsRemembered() {
    assertThat(trail.optedOutAt().isPresent(), is(false));
    click(EventType.EMAIL_OPT_OUT, null, null);
    click(EventType.EMAIL_OPT_OUT, null, null);

    assertThat(trail.optedOutAt().getAsLong(), equalTo(2L));
  }

  private void click(EventType type, String product, String category) {
    clock++;
    trail.add(new TrailClick(clock, "v", type, product, "name", category));
  }
}
