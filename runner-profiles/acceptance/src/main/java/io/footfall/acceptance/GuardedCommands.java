package io.footfall.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.acceptance.security.Canaries;
import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.GuardedElasticsearch;
import io.footfall.acceptance.security.GuardedMailServer;
import io.footfall.acceptance.security.GuardedMailbox;
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
 * Footfall's commands before servers that ask who is there, each with the options by which one user
 * logs in. Secrets lie in the environment and in files; what a command is started with is looked
 * through for them, and what it prints lies in a folder for the same.
 */
final class GuardedCommands {

  /** The variable that holds the key to Elasticsearch. */
  static final String API_KEY_VARIABLE = "SEARCH_KEY";

  private final GuardedServers servers;
  private final Certificates certificates;
  private final GuardedSecrets secrets;
  private final Canaries canaries;
  private final Path outputs;
  private final AtomicInteger started = new AtomicInteger();

  private GuardedCommands(
      GuardedServers servers,
      Certificates certificates,
      GuardedSecrets secrets,
      Canaries canaries,
      Path outputs) {
    this.servers = servers;
    this.certificates = certificates;
    this.secrets = secrets;
    this.canaries = canaries;
    this.outputs = outputs;
  }

  /** By these logins, with their files in the one folder and all that is printed in the other. */
  static GuardedCommands of(
      GuardedServers servers,
      Certificates certificates,
      Logins logins,
      Canaries canaries,
      Path secrets,
      Path outputs)
      throws IOException {
    return new GuardedCommands(
        servers,
        certificates,
        GuardedSecrets.of(certificates, logins, secrets),
        canaries,
        Files.createDirectories(outputs));
  }

  /** One more secret of the environment. */
  GuardedCommands with(String variable, String secret) {
    secrets.put(variable, secret);
    return this;
  }

  /** What the commands find in their environment. */
  Map<String, String> environment() {
    return secrets.environment();
  }

  /** Where a user of Kafka's finds who he is. */
  Path scramFile(String user) {
    return secrets.scramFile(user);
  }

  /** Kafka by a certificate of one's own. */
  List<String> kafkaByCertificate() {
    return List.of(
        "--bootstrapServers=" + servers.mutualTlsKafka(),
        "--kafkaPropertiesFile=" + secrets.mutualTlsFile());
  }

  /** Kafka by a password. */
  List<String> kafka(String user) {
    return List.of(
        "--bootstrapServers=" + servers.scramKafka(),
        "--kafkaPropertiesFile=" + secrets.scramFile(user));
  }

  /** Cassandra, to read and to write, by a password of the environment. */
  List<String> cassandra() {
    return List.of(
        "--cassandraContactPoints=" + servers.cassandra(),
        "--cassandraUser=" + Logins.PIPELINE,
        "--cassandraTls");
  }

  /** Cassandra, to read alone, by a password in a file. */
  List<String> cassandraToRead() {
    return cassandraByFile(Logins.READER);
  }

  /** Cassandra, to write what people say of mails alone, by a password in a file. */
  List<String> cassandraOfShop() {
    return cassandraByFile(Logins.SHOP);
  }

  private List<String> cassandraByFile(String user) {
    return List.of(
        "--cassandraContactPoints=" + servers.cassandra(),
        "--cassandraUser=" + user,
        "--cassandraPasswordFile=" + secrets.passwordFile(user),
        "--cassandraTls");
  }

  /** Elasticsearch, to read and to write, by a key. */
  List<String> elasticsearch() {
    return List.of(
        "--elasticsearch=" + servers.elasticsearch().address(),
        "--elasticsearchApiKeyVariable=" + API_KEY_VARIABLE);
  }

  /** Elasticsearch, to read alone, by a password. */
  List<String> elasticsearchToRead() {
    return List.of(
        "--elasticsearch=" + servers.elasticsearch().address(),
        "--elasticsearchUser=" + GuardedElasticsearch.READER);
  }

  /** The mail server, by STARTTLS and a password. */
  List<String> mail() {
    return List.of("--smtp=" + servers.mail().address(), "--smtpUser=" + GuardedMailServer.USER);
  }

  /** The mailbox of bounces, by TLS with the certificate that it has, and a password. */
  List<String> mailbox() {
    return words(
        "--imapCertificates=" + certificates.mailboxCertificate(), mailboxOfAnyCertificate());
  }

  /** The mailbox, if the JVM's trust store knew its certificate. */
  List<String> mailboxOfAnyCertificate() {
    return List.of("--imap=" + servers.mailbox().address(), "--imapUser=" + GuardedMailbox.USER);
  }

  /** HTTPS, by a key store with a password of the environment. */
  List<String> https() {
    return List.of("--httpsKeyStore=" + certificates.serverKeys());
  }

  /** A command and its options, which are named after the first of them. */
  @SafeVarargs
  static List<String> words(String command, List<String>... options) {
    List<String> words = new ArrayList<>(List.of(command));
    for (List<String> each : options) {
      words.addAll(each);
    }
    return words;
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
