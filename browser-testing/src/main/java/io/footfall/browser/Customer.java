package io.footfall.browser;

/**
 * One who buys and signs up in the storefront: takes a browser that shows a page of it, fills in
 * that page's form, and leaves the browser at the page that comes next.
 */
public final class Customer {

  private final Browser browser;

  private Customer(Browser browser) {
    this.browser = browser;
  }

  /** In front of that browser. */
  public static Customer at(Browser browser) {
    return new Customer(browser);
  }

  /** From the cart to the thanks for the order. */
  public void buyWhatIsInTheCart() {
    goToCheckout();
    giveAddress();
    choosePayment();
    order();
  }

  /** From the cart to the form for the address. */
  public void goToCheckout() {
    browser.follow(".panel .button");
  }

  /** On to the payment. */
  public void giveAddress() {
    browser.write("#recipient", "Ada Lovelace");
    browser.write("#street", "Quay 1");
    browser.write("#postcode", "20457");
    browser.write("#town", "Hamburg");
    submit();
  }

  /** The one that is offered first; on to the page that asks whether all of it is right. */
  public void choosePayment() {
    submit();
  }

  /** All of it is right: on to the thanks. */
  public void order() {
    submit();
  }

  /** From the form for an account to the account; wants mails. */
  public void signUp(String email) {
    browser.write("#name", "Ada");
    browser.write("#email", email);
    browser.click("[name=marketing]");
    browser.follow("main form .button");
  }

  private void submit() {
    browser.follow(".form .button");
  }
}
