package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.footfall.acceptance.security.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that Footfall says of itself where secrets lie: defaults come from the environment and
 * the file, and help shows defaults.
 */
final class GuardedHelp implements AutoCloseable {

  private static final String DATACENTER = "somewhere";

  private final FootfallProcess process;

  private GuardedHelp(FootfallProcess process) {
    this.process = process;
  }

  static GuardedHelp start(GuardedInstallation installation) throws IOException {
    GuardedCommands footfall = installation.commands();
    Path scram = footfall.scramFile(Logins.PIPELINE);
    Path config = scram.resolveSibling("of-help.properties");
    Files.writeString(
        config, "kafkaPropertiesFile=" + scram + "\ncassandraDatacenter=" + DATACENTER + "\n");
    Map<String, String> environment = new HashMap<>(footfall.environment());
    environment.put("FOOTFALL_CONFIG", config.toString());
    environment.put("FOOTFALL_ELASTICSEARCH_API_KEY_VARIABLE", GuardedSecrets.API_KEY_VARIABLE);
    return new GuardedHelp(
        FootfallProcess.start(
            installation.outputs().resolve("help.log"), environment, EveryHelp.class, List.of()));
  }

  void isOfThisEnvironment() throws Exception {
    process.awaitExit(0);
    assertThat(
        process.output(),
        allOf(
            containsString(DATACENTER + ")."),
            containsString("$ footfall offers claims --help"),
            containsString("complete -F")));
  }

  @Override
  public void close() {
    process.close();
  }
}
