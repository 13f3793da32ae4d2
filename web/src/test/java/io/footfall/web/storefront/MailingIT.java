package io.footfall.web.storefront;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.footfall.offers.link.SigningKey;
import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.secrets.Secret;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import io.footfall.web.HttpServer;
import io.footfall.web.testing.Ports;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of mails in the shop, as it stands in a real Cassandra afterwards. */
class MailingIT {

  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

  @TempDir private static Path folder;
  private static LocalServices services;
  private static CassandraSettings cassandra;
  private static SigningKey key;
  private static HttpServer shop;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeAll
  static void open() throws Exception {
    services = LocalServices.builder().freePorts().with(Service.CASSANDRA).start();
    var node = services.cassandra().contactPoint();
    cassandra =
        CassandraSettings.of(
            List.of(node.getHostString() + ":" + node.getPort()),
            services.cassandra().localDatacenter());
    CassandraSchema.create(cassandra, 1);
    key =
        SigningKey.of(
            Secret.fromFile(Files.writeString(folder.resolve("key"), "k".repeat(64)).toString()));
    Mailing mailing = Mailing.in(cassandra, key);
    shop =
        HttpServer.start(
            "127.0.0.1",
            Ports.choose().storefront(),
            config ->
                StorefrontRoutes.add(
                    config, 42, URI.create("http://127.0.0.1:1/v1/clicks"), mailing));
  }

  @AfterAll
  static void close() {
    shop.close();
    CassandraSessions.closeAll();
    services.close();
  }

  @Test
  void aLookAtTheLinkChangesNothing() throws Exception {
    HttpResponse<String> page = get(linkFor("look@shop.example"));

    assertThat(page.statusCode(), equalTo(200));
    assertThat(page.body(), containsString("<form class=\"form\" method=\"post\""));
    assertThat(reasonsFor("look@shop.example"), equalTo(Set.of()));
  }

  @Test
  void oneClickTakesTheRecipientOffWithoutALoginAndTwiceIsAsGood() throws Exception {
    String link = linkFor("no@shop.example");

    for (int time = 1; time <= 2; time++) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(post(link, ONE_CLICK), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode(), equalTo(200));
      assertThat(answer.body(), containsString("off the list"));
      assertThat(reasonsFor("no@shop.example"), equalTo(Set.of(SuppressionReason.OPT_OUT)));
    }
  }

  @Test
  void aLinkThatSomebodyMadeUpTakesNobodyOff() throws Exception {
    String forged = linkFor("victim@shop.example").replaceAll(".$", "_");
    String foreign = linkFor("a@shop.example").replace(digest("a"), digest("victim"));

    for (String link : List.of(forged, foreign, "/unsubscribe/x")) {
      assertThat(post(link), equalTo(404));
      assertThat(get(link).statusCode(), equalTo(404));
    }
    assertThat(reasonsFor("victim@shop.example"), equalTo(Set.of()));
  }

  @Test
  void whoSignsUpCanBeWrittenToAndMayChangeHisMind() throws Exception {
    String form =
        "name=Ann&email=ann%40shop.example&marketing=on"
            + "&visitor=0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f&time_zone=Europe%2FBerlin";
    assertThat(post("/sign-up", form, "de-AT,de;q=0.9"), equalTo(200));

    Contact contact = contactOf("0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f");
    assertThat(contact.email(), equalTo("ann@shop.example"));
    assertThat(contact.firstName(), equalTo("Ann"));
    assertThat(contact.locale(), equalTo("de-AT"));
    assertThat(contact.timeZone(), equalTo("Europe/Berlin"));
    assertThat(contact.marketing(), equalTo(true));
    assertThat(contact.consentSource(), equalTo("sign-up"));

    assertThat(post("/account/mails", "", "de"), equalTo(200));
    assertThat(contactOf("0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f").marketing(), equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11111111-6d0c-4f6b-9d0e-5f6b7c8d9e0f", ""})
  void aNoInTheAccountHoldsForTheAddressWhicheverBrowserSaidYes(String visitor) throws Exception {
    String address = "two-" + visitor.length() + "@shop.example";
    ContactStore.of(cassandra)
        .save(
            new Contact(
                "another-browser", address, "Two", "en", null, true, Instant.now(), "sign-up"));
    String form =
        "name=Two&marketing=on&email=" + address.replace("@", "%40") + "&visitor=" + visitor;
    assertThat(post("/sign-up", form, "en"), equalTo(200));
    assertThat("a yes takes nobody off", reasonsFor(address), equalTo(Set.of()));

    assertThat(post("/account/mails", "", "en"), equalTo(200));

    assertThat(reasonsFor(address), equalTo(Set.of(SuppressionReason.OPT_OUT)));
  }

  @Test
  void whoWasNotCountedIsNotKept() throws Exception {
    assertThat(
        post("/sign-up", "name=Bob&email=bob%40shop.example&marketing=on&visitor=", "en"),
        equalTo(200));
    assertThat(get("/account").body(), allOf(containsString("Bob"), not(containsString("error"))));
  }

  private static String linkFor(String address) {
    ClaimKey claim = new ClaimKey("spring", Recipient.ofAddress(address), 1);
    return UnsubscribePages.PATH + UnsubscribeLinks.signedWith(key).tokenFor(claim);
  }

  private static String digest(String name) {
    return Recipient.ofAddress(name + "@shop.example").digest();
  }

  private static Set<SuppressionReason> reasonsFor(String address) {
    return SuppressionStore.of(cassandra).reasonsFor(Recipient.ofAddress(address));
  }

  private static Contact contactOf(String visitorId) {
    return ContactStore.of(cassandra).find(visitorId).orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(shop.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int post(String path) throws Exception {
    return browser.send(post(path, ONE_CLICK), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private int post(String path, String body, String language) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(post(path, body), (name, value) -> true)
            .header("Accept-Language", language)
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static HttpRequest post(String path, String body) {
    return HttpRequest.newBuilder(shop.address().resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
