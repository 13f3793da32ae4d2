package io.footfall.acceptance;

import io.footfall.acceptance.security.Canaries;
import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.GuardedServers;
import io.footfall.acceptance.security.Logins;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An installation of Footfall before servers that ask who is there. Every secret that lets somebody
 * in, and what strangers try, is one of the canaries; what is printed lies in one folder.
 */
final class GuardedInstallation implements AutoCloseable {

  /** The variable that holds what the dashboard's readers must know. */
  static final String TOKEN_VARIABLE = "READERS_TOKEN";

  private final Path folder;
  private final Canaries canaries = new Canaries();
  private final String token;
  private final Certificates certificates;
  private final GuardedServers servers;
  private final GuardedCommands commands;

  private GuardedInstallation(Path folder) throws Exception {
    this.folder = folder;
    this.token = canaries.make("the dashboard's token");
    this.certificates =
        Certificates.make(
            folder.resolve("certificates"),
            canaries.make("the collector's key store"),
            GuardedServers.COLLECTOR,
            canaries.make("the client's key store"));
    Logins logins = Logins.make(canaries, "the");
    this.servers = GuardedServers.start(certificates, logins, folder);
    this.commands = commands(logins, "right");
  }

  /** Starts the servers. */
  static GuardedInstallation start(Path folder) throws Exception {
    return new GuardedInstallation(folder);
  }

  private GuardedCommands commands(Logins logins, String kind) throws IOException {
    return GuardedCommands.of(
            servers,
            certificates,
            logins,
            canaries,
            folder.resolve("secrets-" + kind),
            outputs().resolve(kind))
        .with(TOKEN_VARIABLE, token)
        .with("FOOTFALL_LINK_KEY", canaries.make("the key of links, " + kind));
  }

  /** The commands of those who may. */
  GuardedCommands commands() {
    return commands;
  }

  /** The commands of one who may not: his secrets are wrong, and secrets too. */
  GuardedCommands strangersCommands() throws IOException {
    return commands(Logins.make(canaries, "a wrong"), "wrong");
  }

  GuardedServers servers() {
    return servers;
  }

  Canaries canaries() {
    return canaries;
  }

  /** What the dashboard's readers must know. */
  String token() {
    return token;
  }

  /** Asks the installation's web servers. */
  WebClient client() throws Exception {
    return WebClient.trusting(certificates.ofClient());
  }

  /** How a command is told of the lake. */
  String lake() {
    return "--lake=" + folder.resolve("lake");
  }

  /** Where all that is printed and written for people lies. */
  Path outputs() {
    return folder.resolve("outputs");
  }

  @Override
  public void close() {
    servers.close();
  }
}
