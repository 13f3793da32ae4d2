package io.footfall.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.acceptance.security.Canaries;
import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.GuardedServers;
import io.footfall.acceptance.security.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts Footfall's commands before servers that ask who is there. Secrets lie in the environment
 * and in files; what a command is started with is looked through for them, and what it prints lies
 * in a folder for the same.
 */
final class GuardedCommands {

  private final GuardedSecrets secrets;
  private final LoginOptions options;
  private final Canaries canaries;
  private final Path outputs;
  private final AtomicInteger started = new AtomicInteger();

  private GuardedCommands(
      GuardedSecrets secrets, LoginOptions options, Canaries canaries, Path outputs) {
    this.secrets = secrets;
    this.options = options;
    this.canaries = canaries;
    this.outputs = outputs;
  }

  /** By these logins, with their files in the one folder and all that is printed in the other. */
  static GuardedCommands of(
      GuardedServers servers,
      Certificates certificates,
      Logins logins,
      Canaries canaries,
      Path folder,
      Path outputs)
      throws IOException {
    GuardedSecrets secrets = GuardedSecrets.of(certificates, logins, folder);
    return new GuardedCommands(
        secrets,
        new LoginOptions(servers, certificates, secrets),
        canaries,
        Files.createDirectories(outputs));
  }

  /** One more secret of the environment. */
  GuardedCommands with(String variable, String secret) {
    secrets.put(variable, secret);
    return this;
  }

  /** How they are told of the servers. */
  LoginOptions options() {
    return options;
  }

  /** What the commands find in their environment. */
  Map<String, String> environment() {
    return secrets.environment();
  }

  /** Where a user of Kafka's finds who he is. */
  Path scramFile(String user) {
    return secrets.scramFile(user);
  }

  /** Starts it; who closes it ends it. */
  FootfallProcess start(List<String> words) throws IOException {
    String name = words.get(0) + "-" + started.incrementAndGet();
    FootfallProcess process =
        FootfallProcess.start(outputs.resolve(name + ".log"), secrets.environment(), words);
    canaries.lookAtArguments(name, process.handle());
    return process;
  }

  /** Starts commands that are run one after another; who closes them ends them. */
  CommandRow startInARow(List<List<String>> commands) throws IOException {
    String name = "row-" + started.incrementAndGet();
    CommandRow row = CommandRow.start(outputs, name, secrets.environment(), commands);
    canaries.lookAtArguments(name, row.handle());
    return row;
  }

  /** Runs commands one after another to a good end; what each says last, by its name. */
  @SafeVarargs
  final Map<String, JsonNode> inARow(List<String>... commands) throws Exception {
    List<List<String>> all = new ArrayList<>();
    for (List<String> words : commands) {
      all.add(words);
    }
    try (CommandRow row = startInARow(all)) {
      Map<String, JsonNode> results = new LinkedHashMap<>();
      for (List<String> words : all) {
        results.put(words.get(0), row.result(results.size(), 0));
      }
      return results;
    }
  }

  /** Runs a command to a good end; what it says last. */
  JsonNode run(List<String> words) throws Exception {
    return inARow(words).get(words.get(0));
  }
}
