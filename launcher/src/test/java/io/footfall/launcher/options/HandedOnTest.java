package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import io.footfall.options.WebServerOptions;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The shop and the collector are told what their commands are told. */
class HandedOnTest {

  private final CommandLine all =
      Footfall.commandLine(StopSignal.ofThisProcess(), Console.ofStandardOutput());

  @Test
  void whatTheLineSaysAndWhatGoesWithoutSaying() {
    CommandLine collector = all.getSubcommands().get("collector");
    all.parseArgs(
        "collector",
        "--kafkaProperty=a=b=c",
        "--allowedOrigin=https://one.example",
        "--allowedOrigin=https://two.example",
        "--trustForwardedFor",
        "--patience=PT7S",
        "--kafkaPropertiesFile=kafka.properties");

    assertThat(
        HandedOn.of(collector.getCommandSpec()),
        containsInAnyOrder(
            "--host=127.0.0.1",
            "--httpsPasswordVariable=FOOTFALL_HTTPS_PASSWORD",
            "--collectorPort=8081",
            "--allowedOrigin=https://one.example",
            "--allowedOrigin=https://two.example",
            "--mostBytes=262144",
            "--clicksPerSecond=100",
            "--patience=PT7S",
            "--trustForwardedFor",
            "--bootstrapServers=localhost:9092",
            "--topic=clicks",
            "--kafkaProperty=a=b=c",
            "--kafkaPropertiesFile=kafka.properties"));
  }

  @Test
  void whatTheEnvironmentAndTheFileSay(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("footfall.properties"), "storefront.seed=7\n");
    OptionDefaults.of(
            all,
            Map.of(
                "FOOTFALL_CASSANDRA_CONTACT_POINTS", "a:1,b:2", "FOOTFALL_CASSANDRA_TLS", "true"),
            "--config=" + file)
        .serve(all);
    CommandLine storefront = all.getSubcommands().get("storefront");
    all.parseArgs("--config=" + file, "storefront");

    assertThat(
        HandedOn.of(storefront.getCommandSpec()),
        hasItems(
            "--seed=7",
            "--cassandraContactPoints=a:1",
            "--cassandraContactPoints=b:2",
            "--cassandraTls"));
    assertThat(HandedOn.of(storefront.getCommandSpec()), not(hasItems("--config=" + file)));
  }

  @Test
  void whatIsHandedOnIsDeclaredWhereTheirProcessHasItFromToo() {
    Set<String> packages = new TreeSet<>();
    for (String command : Set.of("storefront", "collector")) {
      for (OptionSpec option : all.getSubcommands().get(command).getCommandSpec().options()) {
        if (!option.inherited() && !option.usageHelp() && !option.versionHelp()) {
          packages.add(((Field) option.userObject()).getDeclaringClass().getPackageName());
        }
      }
    }

    assertThat(packages, equalTo(Set.of(WebServerOptions.class.getPackageName())));
  }
}
