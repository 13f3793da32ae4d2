package io.footfall.visits;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.testing.Clicks;
import io.footfall.testing.RandomClicks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  private final ContentHash hash = new ContentHash();

  @Test
  void aSecondDeliveryHasTheSameContent() {
    RandomClicks clicks = RandomClicks.of(5, 0.7);
    for (int i = 0; i < 500; i++) {
      Click click = clicks.nextStored();
      assertThat(hash.of(Clicks.again(click, 1)), is(hash.of(click)));
      assertThat(hash.of(click.toBuilder().enrichment(null).build()), is(hash.of(click)));
      assertThat(
          "by another network",
          hash.of(click.toBuilder().ip("203.0.113.0").geo(new Geo("DE", "Kiel")).build()),
          is(hash.of(click)));
    }
  }

  @Test
  void whateverTheVisitorDidOtherwiseIsOtherContent() {
    Click click = Clicks.view(1, Clicks.NOON);
    List<UnaryOperator<Click.Builder>> changes =
        List.of(
            other -> other.eventType(EventType.LIST_VIEW),
            other -> other.occurredAt(Clicks.NOON + 1),
            other -> other.visitorId("w"),
            other -> other.userId("u"),
            other -> other.page(null),
            other -> other.page(new Page("/2", null, null)),
            other -> other.page(new Page("/1", "t", null)),
            other -> other.page(new Page("/1", null, "t")),
            other -> other.product(new Product("p", null, null, null, null, 1)),
            other -> other.product(new Product("p", "n", null, null, null, 1)),
            other -> other.product(new Product("p", null, "n", null, null, 1)),
            other -> other.product(new Product("p", null, null, 1L, null, 1)),
            other -> other.product(new Product("p", null, null, null, "EUR", 1)),
            other -> other.product(new Product("p", null, null, null, null, 2)),
            other -> other.order(new Order("o", 1, "EUR")),
            other -> other.order(new Order("o", 2, "EUR")),
            other -> other.order(new Order("o", 1, "USD")),
            other -> other.searchTerm("s"),
            other -> other.userAgent("s"),
            other -> other.screen("s"),
            other -> other.campaign(new Campaign("a", null, null)),
            other -> other.campaign(new Campaign(null, "a", null)),
            other -> other.campaign(new Campaign(null, null, "a")),
            other -> other.demographics(new Demographics("a", null)),
            other -> other.demographics(new Demographics(null, "a")),
            other -> other.consent(new Consent(false, false)),
            other -> other.consent(new Consent(true, true)),
            other -> other.extra("{}"));
    Set<Long> hashes = new HashSet<>(Set.of(hash.of(click)));
    for (int i = 0; i < changes.size(); i++) {
      Click other = changes.get(i).apply(click.toBuilder()).build();
      assertThat("change " + i, hashes.add(hash.of(other)), is(true));
    }
  }

  /** The hash is stored: it must not change from build to build. */
  @Test
  void theHashIsTheOneThatIsStored() {
    assertThat(
        hash.of(Clicks.view(1, Clicks.NOON).toBuilder().searchTerm("größer").build()),
        is(5_667_092_674_841_579_666L));
  }

  @Test
  void derivedIdsDifferByIdAndByContent() {
    var id = Clicks.view(1, 0).eventId();
    var other = Clicks.view(2, 0).eventId();
    assertThat(ContentHash.derivedId(id, 1), equalTo(ContentHash.derivedId(id, 1)));
    assertThat(ContentHash.derivedId(id, 1), not(equalTo(ContentHash.derivedId(id, 2))));
    assertThat(ContentHash.derivedId(id, 1), not(equalTo(ContentHash.derivedId(other, 1))));
  }
}
