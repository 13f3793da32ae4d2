package io.footfall.acceptance;

import static io.footfall.acceptance.CommandWords.words;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.PortRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The collector and the shop by HTTPS, and the dashboard, which asks for a token. */
final class GuardedWebsites {

  private final GuardedInstallation installation;
  private final GuardedCommands footfall;
  private final LoginOptions options;
  private final WebClient client;

  private GuardedWebsites(
      GuardedInstallation installation, GuardedCommands footfall, WebClient client) {
    this.installation = installation;
    this.footfall = footfall;
    this.options = footfall.options();
    this.client = client;
  }

  static GuardedWebsites of(GuardedInstallation installation) throws Exception {
    return of(installation, installation.commands());
  }

  /** Those that these commands start. */
  static GuardedWebsites of(GuardedInstallation installation, GuardedCommands footfall)
      throws Exception {
    return new GuardedWebsites(installation, footfall, installation.client());
  }

  FootfallProcess collector() throws IOException {
    return footfall.start(
        words(
            "collector",
            options.kafkaByCertificate(),
            options.https(),
            List.of("--collectorPort=" + freePort())));
  }

  FootfallProcess storefront() throws IOException {
    return footfall.start(
        words(
            "storefront",
            options.cassandraOfShop(),
            options.https(),
            List.of("--storefrontPort=" + freePort())));
  }

  FootfallProcess dashboard() throws IOException {
    return footfall.start(
        words(
            "dashboard",
            options.elasticsearchToRead(),
            List.of("--port=0", "--tokenVariable=" + GuardedInstallation.TOKEN_VARIABLE)));
  }

  /** Sends it so many clicks. */
  void theCollectorTakes(int clicks, FootfallProcess collector) throws Exception {
    URI address = addressOf("collector", collector);
    assertThat(address.toString(), startsWith("https://127.0.0.1:"));
    assertThat(
        client.post(address.resolve("/v1/clicks"), TrackerBatch.of(clicks)).statusCode(),
        equalTo(204));
    lookAtFigures("the collector's", address);
  }

  void theDashboardReads(FootfallProcess dashboard) throws Exception {
    URI figures = addressOf("dashboard", dashboard).resolve("/api/figures?range=24h");
    assertThat(client.get(figures).statusCode(), equalTo(401));
    HttpResponse<String> answer = client.get(figures, installation.token());
    assertThat(answer.body(), answer.statusCode(), equalTo(200));
    installation.canaries().look("the dashboard's figures", answer.body());
  }

  /** That one who got a mail, which has bounced, wants no more, and that another signs up. */
  void theShopWritesDown(FootfallProcess storefront, OfferMail mail, String address)
      throws Exception {
    URI shop = addressOf("storefront", storefront);
    CassandraSettings tables = installation.servers().administrator();
    assertThat(
        client
            .postForm(shop.resolve(mail.unsubscribePath()), "List-Unsubscribe=One-Click")
            .statusCode(),
        equalTo(200));
    assertThat(
        SuppressionStore.of(tables).reasonsFor(Recipient.ofAddress(address)),
        equalTo(Set.of(SuppressionReason.OPT_OUT, SuppressionReason.HARD_BOUNCE)));
    String bob = UUID.randomUUID().toString();
    assertThat(signUp(shop, bob).statusCode(), equalTo(303));
    assertThat(
        ContactStore.of(tables).find(bob).orElseThrow().email(), equalTo("bob@shop.example"));
    lookAtFigures("the shop's", shop);
  }

  /** Whom Cassandra does not let in. */
  void theShopIsSorry(FootfallProcess storefront) throws Exception {
    HttpResponse<String> answer =
        signUp(addressOf("storefront", storefront), UUID.randomUUID().toString());
    assertThat(answer.body(), answer.statusCode(), equalTo(503));
    installation.canaries().look("what the shop is sorry for", answer.body());
  }

  private HttpResponse<String> signUp(URI shop, String visitor) throws Exception {
    return client.postForm(
        shop.resolve("/sign-up"),
        "name=Bob&email=bob%40shop.example&marketing=on&visitor=" + visitor);
  }

  /** Waits until it listens; its process and those that it has started are looked at then. */
  private URI addressOf(String name, FootfallProcess process) throws IOException {
    process.awaitLine("ADDRESSES");
    installation.canaries().lookAtArguments(name, process.handle());
    return URI.create(ResultLine.first(process.output(), "ADDRESSES").get(name).asText());
  }

  private void lookAtFigures(String whose, URI address) throws Exception {
    installation
        .canaries()
        .look(whose + " figures", client.get(address.resolve("/metrics")).body());
  }

  private static int freePort() {
    return LocalPorts.anyFree(new SecureRandom())
        .choose(List.of(new PortRole("https", 1)))
        .get("https");
  }
}
