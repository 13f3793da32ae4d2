package io.footfall.acceptance;

import io.footfall.services.process.ServerProgram;
import java.io.File;
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

  static final Path FOLDER = Path.of("..", "..", "docker");

  /** What the services' containers start, and what starts a command in a clone. */
  static final Path SCRIPT = Path.of("..", "..", "bin", "footfall");

  /** What the pipelines' containers submit; what stands after it is a command of ours. */
  static final String JAR = "/opt/footfall/footfall-spark.jar";

  private static final Pattern KNOB = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)}");

  private final Map<String, Map<String, Object>> services;
  private final Set<String> volumes;
  private final Set<String> usedKnobs;

  private ComposeFile(
      Map<String, Map<String, Object>> services, Set<String> volumes, Set<String> usedKnobs) {
    this.services = services;
    this.volumes = volumes;
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
    return new ComposeFile(services, map(file, "volumes").keySet(), used);
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

  /** Services that do their work and end; all others stay. */
  Set<String> oneShots() {
    // Nobody waits for Kibana's objects
    Set<String> names = new TreeSet<>(Set.of("kibana-objects"));
    services.values().stream()
        .flatMap(service -> map(service, "depends_on").entrySet().stream())
        .filter(need -> need.getValue().toString().contains("service_completed_successfully"))
        .forEach(need -> names.add(need.getKey()));
    return names;
  }

  /** Volumes that have names. */
  Set<String> volumes() {
    return volumes;
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

  static Map<String, String> environment(Map<String, Object> service) {
    Map<String, String> variables = new LinkedHashMap<>();
    map(service, "environment").forEach((name, value) -> variables.put(name, value.toString()));
    return variables;
  }

  /** The script that the services' containers start, with class paths of this build in it. */
  static Path serviceScript(Path folder, ClassLoader loader) throws IOException {
    String script = Files.readString(SCRIPT);
    for (Map.Entry<String, String> main :
        Map.of(
                "web", "io.footfall.web.WebServer",
                "dashboard", "io.footfall.dashboard.DashboardServer")
            .entrySet()) {
      String inImage = "$home/%1$s/own/*:$home/%1$s/lib/*".formatted(main.getKey());
      if (!script.contains(inImage)) {
        throw new AssertionError(SCRIPT + " has no class path " + inImage);
      }
      List<String> classPath =
          ServerProgram.find(main.getKey(), main.getValue(), loader).classPath();
      script = script.replace(inImage, String.join(File.pathSeparator, classPath));
    }
    // By this folder it knows which image it stands in
    Files.createDirectories(folder.resolve("web/own"));
    return Files.writeString(
        Files.createDirectories(folder.resolve("bin")).resolve("footfall"), script);
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
