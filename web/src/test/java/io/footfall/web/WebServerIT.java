package io.footfall.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.web.collector.CollectorRoutes;
import io.footfall.web.storefront.StorefrontRoutes;
import io.footfall.web.testing.ClickTopic;
import io.footfall.web.testing.Ports;
import io.footfall.web.testing.SharedKafka;
import io.footfall.web.testing.WebProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Both servers in a process of their own, on the class path that the build left for it. */
class WebServerIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Over before code that the second compiler has made pays for its making. */
  private static Process start(String... arguments) throws IOException {
    return WebProcess.start(
        WebServer.class,
        List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        arguments);
  }

  private static int statusOf(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void saysWhereItListensAndEndsWithItsInput() throws Exception {
    Ports ports = Ports.choose();
    String shop = "http://127.0.0.1:" + ports.storefront();
    String collector = "http://127.0.0.1:" + ports.collector();
    String kafka = SharedKafka.services().kafka().bootstrapServers();
    try (ClickTopic topic = ClickTopic.create(kafka, "served-clicks")) {
      Process web =
          start(
              "--bootstrapServers=" + kafka,
              "--topic=" + topic.name(),
              "--storefrontPort=" + ports.storefront(),
              "--collectorPort=" + ports.collector(),
              "--endWithInput");
      try (BufferedReader output = web.inputReader(StandardCharsets.UTF_8)) {
        assertThat(
            output.readLine(),
            is(
                "ADDRESSES {\"storefront\":\"%s\",\"collector\":\"%s\"}"
                    .formatted(shop, collector)));
        assertThat(statusOf(shop + StorefrontRoutes.HEALTH), is(200));
        Awaitility.await()
            .atMost(LIMIT)
            .until(() -> statusOf(collector + CollectorRoutes.READY) == 200);
        web.getOutputStream().close();
        assertThat(web.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), is(true));
        assertThat(web.exitValue(), is(0));
      } finally {
        web.destroyForcibly();
      }
    }
  }

  @Test
  void aShopWhoseClicksNobodyCouldSendIsNotServed() throws Exception {
    Process web =
        start(
            "--only=storefront",
            "--host=0.0.0.0",
            "--storefrontPort=" + Ports.choose().storefront());
    try {
      assertThat(web.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), is(true));
      assertThat(web.exitValue(), is(not(0)));
    } finally {
      web.destroyForcibly();
    }
  }

  @Test
  void aPortThatIsTakenEndsTheProcess() throws Exception {
    Ports ports = Ports.choose();
    try (HttpServer other = HttpServer.start("127.0.0.1", ports.storefront(), config -> {})) {
      Process web = start("--only=storefront", "--storefrontPort=" + ports.storefront());
      assertThat(web.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), is(true));
      assertThat(web.exitValue(), is(not(0)));
      assertThat(other.address().getPort(), is(ports.storefront()));
    }
  }
}
