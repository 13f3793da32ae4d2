package io.footfall.web.storefront;

/**
 * Who has signed up. The address stays here; what is measured says {@code id} only.
 *
 * @param marketing whether mails with offers are welcome
 */
record Account(String id, String name, String email, boolean marketing) {

  Account withMarketing(boolean welcome) {
    return new Account(id, name, email, welcome);
  }
}
