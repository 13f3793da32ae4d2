package io.footfall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file with the values of the file of knobs filled in. */
final class ComposeFile {

  static final Path FOLDER = Path.of("..", "docker");

  private static final Pattern KNOB = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)}");

  private final Map<String, Map<String, Object>> services;
  private final Set<String> usedKnobs;

  private ComposeFile(Map<String, Map<String, Object>> services, Set<String> usedKnobs) {
    this.services = services;
    this.usedKnobs = usedKnobs;
  }

  @SuppressWarnings("unchecked") // what YAML gives are maps and lists
  static ComposeFile read() throws IOException {
    Properties knobs = knobs();
    Set<String> used = new TreeSet<>();
    String text =
        KNOB.matcher(Files.readString(FOLDER.resolve("docker-compose.yml")))
            .replaceAll(found -> Matcher.quoteReplacement(value(knobs, found.group(1), used)));
    Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    ((Map<String, Object>) file.get("services"))
        .forEach((name, service) -> services.put(name, (Map<String, Object>) service));
    return new ComposeFile(services, used);
  }

  static Properties knobs() throws IOException {
    Properties knobs = new Properties();
    try (var reader = Files.newBufferedReader(FOLDER.resolve(".env"))) {
      knobs.load(reader);
    }
    return knobs;
  }

  Map<String, Map<String, Object>> services() {
    return services;
  }

  Set<String> usedKnobs() {
    return usedKnobs;
  }

  @SuppressWarnings("unchecked") // strings, all of them
  static List<String> list(Map<String, Object> service, String field) {
    return (List<String>) service.getOrDefault(field, List.of());
  }

  @SuppressWarnings("unchecked") // as in the file
  static Map<String, Object> map(Map<String, Object> service, String field) {
    return (Map<String, Object>) service.getOrDefault(field, Map.of());
  }

  private static String value(Properties knobs, String name, Set<String> used) {
    used.add(name);
    String value = knobs.getProperty(name);
    if (value == null) {
      throw new AssertionError(".env has no " + name);
    }
    return value;
  }
}
