package io.footfall.web.storefront;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.web.HttpServer;
import io.footfall.web.testing.Ports;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages as a reader without scripts gets them. */
class StorefrontPagesTest {

  private static final URI CLICKS = URI.create("https://collector.example/v1/clicks");
  private static HttpServer shop;

  private final HttpClient reader =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeAll
  static void open() {
    shop =
        HttpServer.start(
            "127.0.0.1",
            Ports.choose().storefront(),
            config -> StorefrontRoutes.add(config, 42, CLICKS));
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return reader.send(
        HttpRequest.newBuilder(URI.create(shop.address() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return reader.send(
        HttpRequest.newBuilder(URI.create(shop.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void everyPageNamesTheTrackerAndWhereItSends() throws Exception {
    assertThat(
        get("/").body(),
        allOf(
            containsString("src=\"/tracker.js\""),
            containsString("data-collector=\"https://collector.example/v1/clicks\"")));
    assertThat(
        get("/").headers().firstValue("Content-Security-Policy").orElseThrow(),
        containsString("connect-src 'self' https://collector.example/;"));
  }

  @Test
  void aSearchTermIsTextAndNeverMarkup() throws Exception {
    String page = get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body();
    assertThat(page, not(containsString("<script>alert")));
    assertThat(page, containsString("&lt;script&gt;alert(1)"));
  }

  @Test
  void looksAreNotRememberedInACookie() throws Exception {
    assertThat(get("/p/1000").headers().map().containsKey("set-cookie"), is(false));
  }

  @Test
  void aPurchaseIsToldOnce() throws Exception {
    assertThat(post("/cart/add", "product=1000").body(), containsString("Added to your cart"));
    post("/checkout/address", "");
    post("/checkout/payment", "");
    HttpResponse<String> done = post("/checkout/confirm", "");
    assertThat(done.uri().getPath(), containsString("/checkout/done/o-"));
    assertThat(done.body(), containsString("data-footfall-shown=\"purchase\""));
    String again = get(done.uri().getPath()).body();
    assertThat(again, containsString("is placed"));
    assertThat(again, not(containsString("data-footfall-shown=\"purchase\"")));
  }

  @Test
  void nobodyReadsAnothersOrder() throws Exception {
    assertThat(get("/checkout/done/o-1").statusCode(), is(404));
  }

  @Test
  void signUpSaysWhatIsWrongBesideTheField() throws Exception {
    HttpResponse<String> answer = post("/sign-up", "name=&email=nobody");
    assertThat(answer.statusCode(), is(422));
    assertThat(
        answer.body(),
        allOf(containsString("id=\"name-error\""), containsString("id=\"email-error\"")));
  }

  @Test
  void anAccountTellsTheTrackerItsNumberAndNeverItsAddress() throws Exception {
    String account = post("/sign-up", "name=%3CAda%3E&email=ada%40example.com&marketing=on").body();
    assertThat(
        account,
        allOf(
            containsString("data-user=\"u-"),
            containsString("data-marketing=\"true\""),
            containsString("data-footfall-shown=\"sign_up\""),
            containsString("Welcome, &lt;Ada&gt;")));
    assertThat(get("/").body(), not(containsString("ada@example.com")));
    assertThat(
        post("/account/mails", "").body(),
        allOf(
            containsString("data-footfall-shown=\"email_opt_out\""),
            containsString("data-marketing=\"false\"")));
  }

  @Test
  void theCheckoutOfAnEmptyCartIsTheCart() throws Exception {
    assertThat(get("/checkout/confirm").body(), containsString("Your cart"));
  }

  @Test
  void whatIsNotThereSaysSo() throws Exception {
    for (String path : new String[] {"/nowhere", "/p/7", "/c/aeroplanes", "/checkout/dance"}) {
      HttpResponse<String> answer = get(path);
      assertThat(path, answer.statusCode(), is(404));
      assertThat(path, answer.body(), containsString("There is nothing here"));
    }
  }
}
