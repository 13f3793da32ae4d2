package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The containers are pinned, bounded and told apart, and what the compose file names is there: no
 * engine is needed to see that.
 */
class ComposeFileTest {

  private final ComposeFile compose = ComposeFile.read();

  ComposeFileTest() throws IOException {}

  @Test
  void everyImageIsPinnedAndEveryContainerBounded() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              assertThat(name, (String) service.get("image"), matchesPattern("[^:]+:.+"));
              assertThat(name, (String) service.get("image"), not(containsString(":latest")));
              assertThat(name, service.get("mem_limit"), notNullValue());
              if (!compose.oneShots().contains(name)) {
                assertThat(name, ComposeFile.map(service, "healthcheck"), not(aMapWithSize(0)));
              }
            });
  }

  @Test
  void oursAreBuiltOfImagesThatAreKnobsAndPinned() throws IOException {
    Properties knobs = ComposeFile.knobs();
    List<String> built = new ArrayList<>();
    Matcher from =
        Pattern.compile("(?m)^FROM \\$\\{(\\w+)} AS \\w+$")
            .matcher(Files.readString(ComposeFile.FOLDER.resolve("Dockerfile")));
    while (from.find()) {
      built.add(from.group(1));
      assertThat(knobs.getProperty(from.group(1)), matchesPattern("[^:]+:.*\\d.*"));
    }
    assertThat(built.size(), is(3));
    for (String ours : List.of("collector", "clickstream")) {
      Map<String, Object> build = ComposeFile.map(compose.services().get(ours), "build");
      assertThat(ComposeFile.map(build, "args").keySet(), is(new HashSet<>(built)));
    }
  }

  @Test
  void everyLimitIsAKnob() throws IOException {
    List<String> limits =
        Files.readAllLines(ComposeFile.FOLDER.resolve("docker-compose.yml")).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("mem_limit:"))
            .toList();

    assertThat(limits.size(), greaterThan(5));
    assertThat(limits, everyItem(matchesPattern("mem_limit: \\$\\{\\w+}")));
  }

  @Test
  void everyKnobIsUsedAndKnown() throws IOException {
    Properties knobs = ComposeFile.knobs();
    Set<String> unused = new TreeSet<>(knobs.stringPropertyNames());
    unused.removeAll(compose.usedKnobs());

    assertThat(unused, is(Set.of("COMPOSE_PROJECT_NAME")));
  }

  @Test
  void everythingThatFootfallNeedsIsAService() {
    assertThat(
        compose.services().keySet(),
        hasItems(
            "kafka",
            "cassandra",
            "elasticsearch",
            "kibana",
            "spark-master",
            "spark-worker-1",
            "spark-worker-2",
            "minio",
            "mail",
            "storefront",
            "collector",
            "clickstream",
            "lake",
            "offers",
            "insights",
            "dashboard"));
  }

  @Test
  void whatIsToOutliveAContainerIsInAVolume() {
    List<String> kept = new ArrayList<>();
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.list(service, "volumes").stream()
                    .filter(volume -> !volume.startsWith("."))
                    .forEach(
                        volume -> {
                          assertThat(compose.volumes(), hasItem(mounted(volume)));
                          kept.add(name);
                        }));

    assertThat(kept, is(List.of("kafka", "cassandra", "elasticsearch", "minio")));
  }

  @Test
  void everyFolderThatIsMountedFromHereIsThere() {
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.list(service, "volumes").stream()
                    .filter(volume -> volume.startsWith("./"))
                    .map(volume -> ComposeFile.FOLDER.resolve(mounted(volume)))
                    .forEach(folder -> assertThat(folder.toString(), Files.isDirectory(folder))));
  }

  @Test
  void noTwoServicesPublishOnePort() {
    List<String> ports =
        compose.services().values().stream()
            .flatMap(service -> ComposeFile.list(service, "ports").stream())
            .map(port -> port.substring(port.indexOf(':') + 1, port.lastIndexOf(':')))
            .toList();

    assertThat(new HashSet<>(ports).size(), is(ports.size()));
  }

  /** What is mounted, without where. */
  private static String mounted(String volume) {
    return volume.substring(0, volume.indexOf(':'));
  }
}
