package io.footfall.web.browser;

import io.footfall.browser.Browser;
import io.footfall.browser.Customer;
import java.util.function.Consumer;

/** Through all pages of the shop, with something in the cart and an account at the end. */
final class ShopTour {

  private ShopTour() {}

  /** Calls {@code visitor} with each page's name while the browser shows it. */
  static void walk(Browser browser, String shop, Consumer<String> visitor) {
    Customer customer = Customer.at(browser);
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
    customer.goToCheckout();
    visitor.accept("checkout-address");
    customer.giveAddress();
    visitor.accept("checkout-payment");
    customer.choosePayment();
    visitor.accept("checkout-confirm");
    customer.order();
    visitor.accept("done");
    browser.go(shop + "/sign-up");
    visitor.accept("sign-up");
    browser.follow("main form .button");
    visitor.accept("sign-up-wrong");
    customer.signUp("ada@example.com");
    visitor.accept("account");
  }

  private static void show(Browser browser, String url, String name, Consumer<String> visitor) {
    browser.go(url);
    visitor.accept(name);
  }
}
