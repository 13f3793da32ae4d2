package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whoever is told of a server can be told how to log in there, and to encrypt. */
class SecuredServersTest {

  private static final Map<String, Set<String>> NEEDED =
      Map.of(
          "--bootstrapServers", Set.of("--kafkaPropertiesFile", "--kafkaProperty"),
          "--cassandraContactPoints",
              Set.of(
                  "--cassandraUser",
                  "--cassandraPasswordVariable",
                  "--cassandraPasswordFile",
                  "--cassandraTls"),
          // TLS is the address's: https://
          "--elasticsearch",
              Set.of(
                  "--elasticsearchUser",
                  "--elasticsearchPasswordVariable",
                  "--elasticsearchApiKeyVariable"),
          "--smtp", Set.of("--smtpSecurity", "--smtpUser", "--smtpPasswordVariable"),
          // TLS is there unless --imapPlain
          "--imap", Set.of("--imapUser", "--imapPasswordVariable", "--imapCertificates"));

  private static final CommandLine ALL =
      Footfall.commandLine(StopSignal.ofThisProcess(), Console.ofStandardOutput());

  @Test
  void noCommandKnowsAServerWithoutItsLogin() {
    List<String> missing = new ArrayList<>();
    int servers = 0;
    for (String command : ALL.getSubcommands().keySet()) {
      Set<String> options = optionsOf(command);
      for (Map.Entry<String, Set<String>> server : NEEDED.entrySet()) {
        if (options.contains(server.getKey())) {
          servers++;
          server.getValue().stream()
              .filter(option -> !options.contains(option))
              .forEach(option -> missing.add(command + " " + option));
        }
      }
    }
    assertThat(missing, empty());
    assertThat(servers, greaterThan(20));
  }

  @ParameterizedTest
  @CsvSource({
    "clickstream, --bootstrapServers --cassandraContactPoints --elasticsearch",
    "lake, --bootstrapServers --cassandraContactPoints",
    "offers, --cassandraContactPoints --smtp",
    "insights, --cassandraContactPoints --elasticsearch",
    "dashboard, --elasticsearch",
    "storefront, --cassandraContactPoints",
    "collector, --bootstrapServers",
    "generate, --bootstrapServers",
    "doctor, --bootstrapServers --cassandraContactPoints --elasticsearch --smtp",
    "verify, --bootstrapServers --cassandraContactPoints --elasticsearch",
    "reprocess, --bootstrapServers --cassandraContactPoints --elasticsearch",
    "rejects, --bootstrapServers",
    "export, --cassandraContactPoints --elasticsearch",
    "erase, --cassandraContactPoints --elasticsearch",
    "retain, --cassandraContactPoints --elasticsearch"
  })
  void eachCommandIsToldOfTheServersThatItUses(String command, String servers) {
    Set<String> options = optionsOf(command);
    assertThat(
        List.of(servers.split(" ")).stream().filter(server -> !options.contains(server)).toList(),
        empty());
  }

  private static Set<String> optionsOf(String command) {
    return ALL.getSubcommands().get(command).getCommandSpec().options().stream()
        .map(option -> option.longestName())
        .collect(Collectors.toSet());
  }
}
