package io.footfall.acceptance;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.services.LocalServices;
import io.footfall.services.MailEndpoint;
import io.footfall.services.Service;
import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.PortRole;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts on this machine what the containers of docker-compose.yml start: the same words, options
 * and variables, with the addresses of servers on this machine in place of the containers' names.
 */
final class ContainersHere implements AutoCloseable {

  private final ComposeFile compose;
  private final Path folder;
  private final Map<String, Integer> ports =
      LocalPorts.anyFree(new SecureRandom())
          .choose(
              List.of(
                  new PortRole("collector", 8081),
                  new PortRole("storefront", 8080),
                  new PortRole("dashboard", 8090)));
  private final TestServers servers;
  private final LocalServices more;
  private final Map<String, String> here = new HashMap<>();
  private final List<AutoCloseable> running = new ArrayList<>();

  /** Starts the servers that are not there. */
  ContainersHere(ComposeFile compose, Path folder) throws IOException, InterruptedException {
    this.compose = compose;
    this.folder = folder;
    servers = TestServers.sharedWithoutTables();
    more = LocalServices.builder().freePorts().with(Service.MAIL, Service.S3).start();
    LocalServices services = servers.services();
    InetSocketAddress cassandra = services.cassandra().contactPoint();
    here.put("kafka:9092", services.kafka().bootstrapServers());
    here.put("cassandra:9042", cassandra.getHostString() + ":" + cassandra.getPort());
    here.put("http://elasticsearch:9200", services.elasticsearch().url().toString());
    here.put("http://minio:9000", more.s3().url().toString());
    here.put("mail:1025", more.mail().host() + ":" + more.mail().smtpPort());
    here.put("/opt/footfall/campaigns", ComposeFile.FOLDER.resolve("campaigns").toString());
    here.put("--collectorPort=8081", "--collectorPort=" + ports.get("collector"));
    here.put("--storefrontPort=8080", "--storefrontPort=" + ports.get("storefront"));
    here.put("--port=8090", "--port=" + ports.get("dashboard"));
  }

  MailEndpoint mail() {
    return more.mail();
  }

  /** Where the tables and the indices are. */
  ClickstreamSettings settings() {
    return servers.settings();
  }

  /** What Spark is handed after the jar, in a process of this runner. */
  FootfallProcess pipeline(String name) throws IOException {
    return start(name, environment(name), arguments(name));
  }

  FootfallProcess start(String name, Map<String, String> environment, List<String> arguments)
      throws IOException {
    // Containers have a port 9400 each; here it is one machine
    environment.put("FOOTFALL_METRICS_PORT", "0");
    FootfallProcess process =
        FootfallProcess.start(folder.resolve(name + ".log"), environment, arguments);
    running.add(process);
    return process;
  }

  /** What the image's own script starts, with the class paths of this build. */
  void serve(String name) throws IOException {
    Path script = ComposeFile.serviceScript(folder, getClass().getClassLoader());
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(words(name));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().putAll(environment(name));
    builder
        .environment()
        .merge(
            "JAVA_OPTIONS", " -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC", String::concat);
    Process process = builder.start();
    running.add(process::destroyForcibly);
  }

  List<String> arguments(String name) {
    List<String> command = words(name);
    return command.subList(command.indexOf(ComposeFile.JAR) + 1, command.size());
  }

  Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    ComposeFile.environment(compose.services().get(name))
        .forEach((variable, value) -> environment.put(variable, replaced(value)));
    return environment;
  }

  /** What the container's health check asks for, at the port it has here. */
  URI healthOf(String name) {
    List<String> test =
        ComposeFile.list(ComposeFile.map(compose.services().get(name), "healthcheck"), "test");
    return at(name, URI.create(test.get(test.size() - 1)).getPath());
  }

  URI at(String name, String path) {
    return URI.create("http://127.0.0.1:" + ports.get(name) + path);
  }

  private List<String> words(String name) {
    return ComposeFile.list(compose.services().get(name), "command").stream()
        .map(this::replaced)
        .toList();
  }

  private String replaced(String text) {
    String replaced = text;
    for (Map.Entry<String, String> place : here.entrySet()) {
      replaced = replaced.replace(place.getKey(), place.getValue());
    }
    return replaced;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : running) {
      each.close();
    }
    servers.close();
    more.close();
  }
}
