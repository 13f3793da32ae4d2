package io.footfall.web.browser;

import io.footfall.browser.Browser;
import java.util.function.Consumer;

/** Through all pages of the shop, with something in the cart and an account at the end. */
final class ShopTour {

  private ShopTour() {}

  /** Calls {@code visitor} with each page's name while the browser shows it. */
  static void walk(Browser browser, String shop, Consumer<String> visitor) {
    browser.driver().manage().deleteAllCookies();
    browser.go(shop + "/");
    browser.run("localStorage.clear()");
    browser.go(shop + "/");
    visitor.accept("consent");
    browser.click("[data-consent=no]");
    visitor.accept("home");
    show(browser, shop + "/c/jackets", "category", visitor);
    show(browser, shop + "/search?q=lamp", "search", visitor);
    show(browser, shop + "/search?q=zeppelin", "search-empty", visitor);
    show(browser, shop + "/nowhere", "missing", visitor);
    show(browser, shop + "/cart", "cart-empty", visitor);
    show(browser, shop + "/p/1016", "product", visitor);
    browser.follow("main [data-footfall=add_to_cart]");
    browser.go(shop + "/p/1004");
    browser.follow("main [data-footfall=add_to_cart]");
    visitor.accept("cart");
    browser.follow(".panel .button");
    visitor.accept("checkout-address");
    browser.write("#recipient", "Ada Lovelace");
    browser.write("#street", "Quay 1");
    browser.write("#postcode", "20457");
    browser.write("#town", "Hamburg");
    browser.follow(".form .button");
    visitor.accept("checkout-payment");
    browser.follow(".form .button");
    visitor.accept("checkout-confirm");
    browser.follow(".form .button");
    visitor.accept("done");
    browser.go(shop + "/sign-up");
    visitor.accept("sign-up");
    browser.follow("main form .button");
    visitor.accept("sign-up-wrong");
    browser.write("#name", "Ada");
    browser.write("#email", "ada@example.com");
    browser.click("[name=marketing]");
    browser.follow("main form .button");
    visitor.accept("account");
  }

  private static void show(Browser browser, String url, String name, Consumer<String> visitor) {
    browser.go(url);
    visitor.accept(name);
  }
}
