package io.footfall.acceptance;

import static io.footfall.acceptance.CommandWords.words;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.acceptance.security.GuardedElasticsearch;
import io.footfall.acceptance.security.Logins;
import java.io.IOException;
import java.util.List;

/**
 * Those who may not: somebody whose secrets are wrong, mostly by one letter, one who may look and
 * wants to change, and one who has nothing to know the mailbox by. Each command tells why at its
 * end.
 */
final class GuardedStrangers implements AutoCloseable {

  private static final int KAFKA_CASSANDRA_ELASTICSEARCH_AND_MAIL = 4;

  private final GuardedElasticsearch elasticsearch;
  private final int turnedAwayBefore;
  private final CommandRow commands;
  private final GuardedWebsites websites;
  private final FootfallProcess storefront;

  private GuardedStrangers(GuardedInstallation installation) throws Exception {
    elasticsearch = installation.servers().elasticsearch();
    turnedAwayBefore = elasticsearch.turnedAway();
    GuardedCommands stranger = installation.strangersCommands();
    LoginOptions wrong = stranger.options();
    List<String> rights = installation.commands().options().cassandraToRead();
    List<String> feedback = List.of("feedback");
    commands =
        stranger.startInARow(
            List.of(
                words(
                    "doctor",
                    wrong.kafka(Logins.OPERATOR),
                    wrong.cassandra(),
                    wrong.elasticsearch(),
                    wrong.mail()),
                words(
                    "clickstream",
                    wrong.kafka(Logins.PIPELINE),
                    wrong.cassandra(),
                    wrong.elasticsearch()),
                words("offers", feedback, rights, wrong.mailbox()),
                words("offers", feedback, rights, wrong.mailboxOfAnyCertificate())));
    websites = GuardedWebsites.of(installation, stranger);
    storefront = websites.storefront();
  }

  /** Starts what somebody with wrong secrets tries. */
  static GuardedStrangers start(GuardedInstallation installation) throws Exception {
    return new GuardedStrangers(installation);
  }

  /** Starts what one who may look wants to have erased. */
  static FootfallProcess erase(GuardedInstallation installation, String visitor)
      throws IOException {
    GuardedCommands footfall = installation.commands();
    LoginOptions options = footfall.options();
    return footfall.start(
        words(
            "erase",
            options.cassandraToRead(),
            options.elasticsearchToRead(),
            List.of(installation.lake(), "--visitor=" + visitor)));
  }

  void areToldSo() throws Exception {
    assertThat(
        commands.result(0, 1).get("failures").asInt(),
        equalTo(KAFKA_CASSANDRA_ELASTICSEARCH_AND_MAIL));
    assertThat(elasticsearch.turnedAway(), greaterThan(turnedAwayBefore));
    assertSaysWhy(commands.output(1, 1), "");
    assertSaysWhy(commands.output(2, 1), "correct the --imap options");
    assertSaysWhy(commands.output(3, 1), "PKIX path");
    websites.theShopIsSorry(storefront);
  }

  static void assertIsRefused(FootfallProcess process, String reason) throws Exception {
    int code = process.awaitExit();
    assertThat(process.output(), code, equalTo(1));
    assertSaysWhy(process.output(), reason);
  }

  private static void assertSaysWhy(String output, String reason) {
    assertThat(output, allOf(containsString("FAILED: "), containsString(reason)));
  }

  @Override
  public void close() {
    commands.close();
    storefront.close();
  }
}
