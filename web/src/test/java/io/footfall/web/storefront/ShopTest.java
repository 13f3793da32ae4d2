package io.footfall.web.storefront;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.model.Product;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopTest {

  private static final Shop SHOP = Shop.ofSeed(42);

  @Test
  void findsByAllWordsInAnyCase() {
    List<Product> found = SHOP.search("  TENT alder ");
    assertThat(found, not(empty()));
    assertThat(
        found.stream().map(product -> product.name().startsWith("Alder")).toList(),
        everyItem(is(true)));
  }

  @Test
  void findsNothingForNothing() {
    assertThat(SHOP.search("   "), empty());
    assertThat(SHOP.search("zeppelin"), empty());
  }

  @Test
  void sellsFiftyOfEachCategoryAllOfDifferentNames() {
    for (String category : SHOP.categories()) {
      List<Product> products = SHOP.inCategory(category, Shop.Order.POPULAR);
      assertThat(products, hasSize(50));
      assertThat(products.stream().map(Product::name).distinct().toList(), hasSize(50));
    }
  }

  @Test
  void ordersByPrice() {
    List<Product> cheapest = SHOP.inCategory("Shoes", Shop.Order.of("cheapest"));
    assertThat(
        cheapest, is(cheapest.stream().sorted(Comparator.comparing(Product::priceMinor)).toList()));
    assertThat(Shop.Order.of("nonsense"), is(Shop.Order.POPULAR));
  }

  @Test
  void showsOthersAlike() {
    Product first = SHOP.popular(1).get(0);
    List<Product> alike = SHOP.like(first, 4);
    assertThat(alike, hasSize(4));
    assertThat(alike, not(hasItem(first)));
    assertThat(
        alike.stream().map(Product::category).distinct().toList(), is(List.of(first.category())));
  }
}
