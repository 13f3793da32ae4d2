package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.launcher.options.OptionDefaults;
import io.footfall.services.Service;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Made-up traffic reaches nobody's servers but those that were named for it. */
class GivenServersTest {

  @Test
  void withoutAWordAllAreTheDemosOwn() {
    CommandSpec demo = parsed(Map.of(), "demo");

    assertThat(GivenServers.of(demo), is(empty()));
    assertThat(GivenServers.passedOver(demo), is(empty()));
  }

  @Test
  void whatTheCommandLineNamesIsUsed() {
    CommandSpec demo =
        parsed(
            Map.of("FOOTFALL_BOOTSTRAP_SERVERS", "production:9092"),
            "demo",
            "--bootstrapServers=test:9092",
            "--elasticsearch=http://test:9200");

    assertThat(GivenServers.of(demo), is(Set.of(Service.KAFKA, Service.ELASTICSEARCH)));
    assertThat(GivenServers.passedOver(demo), is(empty()));
  }

  @Test
  void whatTheEnvironmentNamesIsPassedOverAndSaid() {
    CommandSpec demo =
        parsed(Map.of("FOOTFALL_CASSANDRA_CONTACT_POINTS", "production:9042"), "demo");

    assertThat(GivenServers.of(demo), is(empty()));
    assertThat(GivenServers.passedOver(demo), contains("--cassandraContactPoints"));
  }

  private static CommandSpec parsed(Map<String, String> environment, String... line) {
    CommandLine all =
        Footfall.commandLine(
            StopSignal.never(),
            Console.to(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
    OptionDefaults.of(all, environment, line).serve(all);
    all.parseArgs(line);
    return all.getSubcommands().get("demo").getCommandSpec();
  }
}
