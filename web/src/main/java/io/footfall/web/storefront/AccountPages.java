package io.footfall.web.storefront;

import io.footfall.pipelines.cassandra.CassandraUnavailableException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRouting;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing up, with or without mails, and what one sees and changes afterwards. */
final class AccountPages {

  private static final Logger LOG = LoggerFactory.getLogger(AccountPages.class);
  private static final String ACCOUNT = "/account";
  private static final String SIGN_UP = "/sign-up";

  private final Pages pages;
  private final @Nullable Mailing mailing;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param mailing null for a shop that writes to nobody
   */
  AccountPages(Pages pages, @Nullable Mailing mailing) {
    this.pages = pages;
    this.mailing = mailing;
  }

  void addTo(JavalinDefaultRouting router) {
    router.get(SIGN_UP, request -> showForm(request, SignUpForm.empty(), Map.of()));
    router.post(SIGN_UP, this::signUp);
    router.get(ACCOUNT, this::account);
    router.post(ACCOUNT + "/mails", this::changeMails);
    router.post(ACCOUNT + "/sign-out", this::signOut);
  }

  private void signUp(Context request) {
    SignUpForm form = SignUpForm.of(request);
    Map<String, String> errors = form.errors();
    if (!errors.isEmpty()) {
      request.status(HttpStatus.UNPROCESSABLE_CONTENT);
      showForm(request, form, errors);
      return;
    }
    Account account =
        new Account(
            Identifiers.next("u", random),
            form.name(),
            form.email(),
            form.marketing(),
            form.visitor());
    if (!isWritten(request, kept -> keep(kept, account, request, "sign-up"))) {
      return;
    }
    // The session of before could be known to somebody else; who signs up gets a new one.
    if (request.req().getSession(false) != null) {
      request.req().changeSessionId();
    }
    Sessions.keep(
        request, Sessions.shopper(request).withAccount(account).withNews(Shopper.News.SIGNED_UP));
    goTo(request, ACCOUNT);
  }

  private void account(Context request) {
    Shopper shopper = Sessions.shopper(request);
    if (shopper.account() == null) {
      goTo(request, SIGN_UP);
      return;
    }
    pages.show(
        request,
        "account",
        "Your account",
        Map.of("orders", shopper.orders().stream().map(OrderView::of).toList()));
  }

  private void changeMails(Context request) {
    Shopper shopper = Sessions.shopper(request);
    Account account = shopper.account();
    boolean isWelcome = request.formParam("marketing") != null;
    if (account != null && account.marketing() != isWelcome) {
      Account changed = account.withMarketing(isWelcome);
      if (!isWritten(request, kept -> change(kept, changed, request))) {
        return;
      }
      Sessions.keep(
          request,
          shopper
              .withAccount(changed)
              .withNews(isWelcome ? Shopper.News.OPTED_IN : Shopper.News.OPTED_OUT));
    }
    goTo(request, ACCOUNT);
  }

  private void signOut(Context request) {
    if (request.req().getSession(false) != null) {
      request.req().getSession(false).invalidate();
    }
    goTo(request, "/");
  }

  private static void keep(Mailing mailing, Account account, Context request, String source) {
    account
        .contact(request.header("Accept-Language"), Instant.now(), source)
        .ifPresent(mailing::keep);
  }

  /** A "no" first: it holds for the address, also where another browser has said yes for it. */
  private static void change(Mailing mailing, Account account, Context request) {
    if (!account.marketing()) {
      mailing.takeOff(account.email(), Instant.now());
    }
    keep(mailing, account, request, "account");
  }

  /** Answers the request itself where it is not: who says no must not be thanked for nothing. */
  private boolean isWritten(Context request, Consumer<Mailing> writing) {
    if (mailing == null) {
      return true;
    }
    try {
      writing.accept(mailing);
      return true;
    } catch (CassandraUnavailableException e) {
      LOG.warn("What a shopper said of mails could not be kept", e);
      request
          .status(HttpStatus.SERVICE_UNAVAILABLE)
          .result("We could not write that down. Please try again in a minute.");
      return false;
    }
  }

  private void showForm(Context request, SignUpForm form, Map<String, String> errors) {
    pages.show(request, "sign-up", "Sign up", Map.of("form", form, "errors", errors));
  }

  private static void goTo(Context request, String path) {
    request.redirect(path, HttpStatus.SEE_OTHER);
  }
}
