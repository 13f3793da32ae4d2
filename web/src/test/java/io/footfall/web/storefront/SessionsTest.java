package io.footfall.web.storefront;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.web.HttpServer;
import io.footfall.web.testing.Ports;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.jetty.server.session.SessionHandler;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final int MOST = 10;
  private static final int SHOPPERS = 40;

  private final SessionHandler sessions = Sessions.handler(MOST);

  @Test
  void moreThanThereAreToBeEndAndGoOnAsSomebodyNew() throws Exception {
    List<HttpClient> shoppers = new ArrayList<>();
    try (HttpServer shop = serve()) {
      for (int i = 0; i < SHOPPERS; i++) {
        HttpClient shopper = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(get(shopper, shop, "/buy").statusCode(), is(200));
        shoppers.add(shopper);
      }
      Awaitility.await()
          .untilAsserted(() -> assertThat(thoseWithAnOrder(shoppers, shop), hasSize(MOST)));

      shoppers.removeAll(thoseWithAnOrder(shoppers, shop));
      assertThat(get(shoppers.get(0), shop, "/buy").statusCode(), is(200));
    }
  }

  private HttpServer serve() {
    return HttpServer.start(
        "127.0.0.1",
        Ports.choose().storefront(),
        config -> {
          config.jetty.modifyServletContextHandler(context -> context.setSessionHandler(sessions));
          config.router.mount(
              router ->
                  router
                      .get(
                          "/buy",
                          request ->
                              Sessions.keep(request, Sessions.shopper(request).withOrder("o-1")))
                      .get(
                          "/orders",
                          request ->
                              request.result(
                                  String.valueOf(Sessions.shopper(request).orders().size()))));
        });
  }

  private static List<HttpClient> thoseWithAnOrder(List<HttpClient> shoppers, HttpServer shop)
      throws Exception {
    List<HttpClient> found = new ArrayList<>();
    for (HttpClient shopper : shoppers) {
      if (get(shopper, shop, "/orders").body().equals("1")) {
        found.add(shopper);
      }
    }
    return found;
  }

  private static HttpResponse<String> get(HttpClient shopper, HttpServer shop, String path)
      throws Exception {
    return shopper.send(
        HttpRequest.newBuilder(shop.address().resolve(path)).build(), BodyHandlers.ofString());
  }
}
