package io.footfall.dashboard;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.dashboard.access.AccessToken;
import io.footfall.dashboard.query.ElasticsearchAddress;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's manners, without an Elasticsearch behind it. */
class DashboardIT {

  private static final String TOKEN = "a token nobody guesses";
  private static final ElasticsearchAddress NOWHERE =
      ElasticsearchAddress.of(List.of(URI.create("http://127.0.0.1:9")), "footfall");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void thePageAllowsNothingInlineAndNothingForeign() throws Exception {
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, NOWHERE))) {
      HttpResponse<String> page = get(dashboard, "/");
      assertThat(page.statusCode(), is(200));
      assertThat(
          page.headers().firstValue("Content-Security-Policy").orElseThrow(),
          allOf(containsString("script-src 'self'"), not(containsString("unsafe"))));
      assertThat(page.headers().firstValue("X-Content-Type-Options").orElseThrow(), is("nosniff"));
      assertThat(page.body(), not(containsString("https://")));
    }
  }

  @Test
  void withoutElasticsearchItSaysWhatToDo() throws Exception {
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, NOWHERE))) {
      HttpResponse<String> answer = get(dashboard, "/api/figures");
      assertThat(answer.statusCode(), is(503));
      assertThat(answer.body(), containsString("start it, or correct --elasticsearch"));
    }
  }

  @Test
  void aServerOfAnotherKindIsSaidToBeOne() throws Exception {
    Javalin other =
        Javalin.create(
                config -> {
                  config.showJavalinBanner = false;
                  config.router.mount(
                      router -> router.post("/_msearch", request -> request.json(Map.of())));
                })
            .start("127.0.0.1", 0);
    ElasticsearchAddress address =
        ElasticsearchAddress.of(
            List.of(URI.create("http://127.0.0.1:" + other.port())), "footfall");
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, address))) {
      HttpResponse<String> answer = get(dashboard, "/api/figures");
      assertThat(answer.statusCode(), is(503));
      assertThat(answer.body(), containsString("not as Elasticsearch: correct --elasticsearch"));
    } finally {
      other.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "range=year",
        "from=yesterday&to=today",
        "from=%2B1000000000-12-31T00:00:00Z&to=%2B1000000000-12-31T01:00:00Z"
      })
  void aQuestionThatMakesNoSenseIsRefused(String question) throws Exception {
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, NOWHERE))) {
      assertThat(get(dashboard, "/api/figures?" + question).statusCode(), is(400));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void nothingCanBeWritten(String method) throws Exception {
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, NOWHERE))) {
      HttpRequest request =
          HttpRequest.newBuilder(dashboard.address().resolve("/api/figures"))
              .method(method, BodyPublishers.noBody())
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode(), is(404));
    }
  }

  @Test
  void aForeignNameOfThisMachineIsRefused() throws Exception {
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, NOWHERE));
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), dashboard.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer, containsString("403"));
      assertThat(answer, not(containsString("<html")));
    }
  }

  @Test
  void aPageThatWasOpenForAWhileIsNoSlowRequest() throws Exception {
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, NOWHERE))) {
      try (Socket page = listen(dashboard)) {
        long told =
            new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .filter(line -> line.startsWith("data:"))
                .limit(8)
                .count();
        assertThat("one every half a second", told, is(8L));
        assertThat(metric(dashboard, "footfall_dashboard_pages"), is(1.0));
      }
      Awaitility.await().until(() -> metric(dashboard, "footfall_dashboard_pages") == 0);

      assertThat(
          metric(dashboard, "footfall_dashboard_request_seconds_max{status=\"200\"}"),
          lessThan(3.0));
    }
  }

  @Test
  void aPageTooManyIsTurnedAwayUntilAnotherCloses() throws Exception {
    DashboardSettings settings = new DashboardSettings("127.0.0.1", 0, NOWHERE, null, 2);
    try (Dashboard dashboard = Dashboard.start(settings);
        Socket first = listen(dashboard)) {
      try (Socket second = listen(dashboard)) {
        Awaitility.await().until(() -> metric(dashboard, "footfall_dashboard_pages") == 2);

        assertThat(statusOfPage(dashboard), is(503));
      }
      Awaitility.await().until(() -> metric(dashboard, "footfall_dashboard_pages") == 1);
      assertThat(statusOfPage(dashboard), is(200));
    }
  }

  private Socket listen(Dashboard dashboard) throws IOException {
    Socket page = new Socket(InetAddress.getLoopbackAddress(), dashboard.address().getPort());
    page.getOutputStream()
        .write(
            "GET /api/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return page;
  }

  /** Of the first line, as what follows has no end where it goes well. */
  private int statusOfPage(Dashboard dashboard) throws IOException {
    try (Socket page = listen(dashboard)) {
      String line =
          new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      return Integer.parseInt(line.split(" ", -1)[1]);
    }
  }

  @Test
  void whoDoesNotKnowTheTokenSeesNothing() throws Exception {
    try (Dashboard dashboard =
        Dashboard.start(new DashboardSettings("127.0.0.1", 0, NOWHERE, TOKEN))) {
      for (String path : new String[] {"/", "/js/main.js", "/api/live", "/api/figures"}) {
        assertThat(path, get(dashboard, path).statusCode(), is(401));
      }
    }
  }

  @Test
  void theTokenBecomesACookieAndLeavesTheAddress() throws Exception {
    try (Dashboard dashboard =
        Dashboard.start(new DashboardSettings("127.0.0.1", 0, NOWHERE, TOKEN))) {
      HttpResponse<String> entrance = get(dashboard, "/?token=a%20token%20nobody%20guesses");
      assertThat(entrance.statusCode(), is(303));
      String cookie = entrance.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie, allOf(containsString("HttpOnly"), not(containsString(TOKEN))));
      HttpRequest page =
          HttpRequest.newBuilder(dashboard.address().resolve("/"))
              .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
              .build();
      assertThat(client.send(page, BodyHandlers.ofString()).statusCode(), is(200));
    }
  }

  @Test
  void aTokenThatCanBeGuessedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> AccessToken.of("secret"));
  }

  private double metric(Dashboard dashboard, String name) throws Exception {
    return get(dashboard, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> get(Dashboard dashboard, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(dashboard.address().resolve(path)).build(), BodyHandlers.ofString());
  }
}
