package io.footfall.acceptance.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates that sign themselves, made by the JDK's keytool: one for every server of this
 * machine but the mailbox, which has one of its own that no trust store knows, and one for a
 * client. Trust stores are of the kind that is read without a password, as what they hold is
 * public.
 */
public final class Certificates {

  private static final String MAILBOX = "mailbox";
  private static final String HERE = "SAN=IP:127.0.0.1,DNS:localhost";

  private final Path folder;
  private final String serverPassword;
  private final String clientPassword;

  private Certificates(Path folder, String serverPassword, String clientPassword) {
    this.folder = folder;
    this.serverPassword = serverPassword;
    this.clientPassword = clientPassword;
  }

  /** Makes them, under these passwords, for servers of 127.0.0.1 and a client of that name. */
  public static Certificates make(
      Path folder, String serverPassword, String clientName, String clientPassword)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Certificates made = new Certificates(folder, serverPassword, clientPassword);
    made.pair("server", "CN=127.0.0.1", serverPassword, "-ext", HERE);
    made.pair(MAILBOX, "CN=127.0.0.1", serverPassword, "-ext", HERE);
    made.pair("client", "CN=" + clientName, clientPassword);
    made.trust("server", serverPassword, made.trustOfClients());
    made.trust("client", clientPassword, made.trustOfServers());
    made.export(MAILBOX, serverPassword);
    return made;
  }

  /** Key and certificate of the servers. */
  public Path serverKeys() {
    return folder.resolve("server.p12");
  }

  /** Key and certificate of the client. */
  public Path clientKeys() {
    return folder.resolve("client.p12");
  }

  /** Key and certificate of the mailbox. */
  public Path mailboxKeys() {
    return folder.resolve(MAILBOX + ".p12");
  }

  /** What alone tells a client to trust the mailbox, as PEM. */
  public Path mailboxCertificate() {
    return certificate(MAILBOX);
  }

  /** What clients trust servers by. */
  public Path trustOfClients() {
    return folder.resolve("trust-of-clients.jks");
  }

  /** What servers trust clients by. */
  public Path trustOfServers() {
    return folder.resolve("trust-of-servers.jks");
  }

  public String serverPassword() {
    return serverPassword;
  }

  public String clientPassword() {
    return clientPassword;
  }

  /** For a server of a test's own. */
  public SSLContext ofServer() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(
        load("PKCS12", serverKeys(), serverPassword.toCharArray()), serverPassword.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** For a client of a test's own. */
  public SSLContext ofClient() throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(load("JKS", trustOfClients(), null));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore load(String type, Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    try (InputStream stream = Files.newInputStream(file)) {
      store.load(stream, password);
    }
    return store;
  }

  private void pair(String alias, String name, String password, String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", name, "-keystore"));
    arguments.addAll(List.of(folder.resolve(alias + ".p12").toString(), "-storepass", password));
    arguments.addAll(List.of(more));
    keytool(arguments);
  }

  private Path certificate(String alias) {
    return folder.resolve(alias + ".pem");
  }

  private void export(String alias, String password) throws IOException, InterruptedException {
    keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            alias,
            "-file",
            certificate(alias).toString(),
            "-keystore",
            folder.resolve(alias + ".p12").toString(),
            "-storepass",
            password));
  }

  private void trust(String alias, String password, Path trustStore)
      throws IOException, InterruptedException {
    export(alias, password);
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            alias,
            "-file",
            certificate(alias).toString(),
            "-storetype",
            "JKS",
            "-keystore",
            trustStore.toString(),
            "-storepass",
            "changeit"));
  }

  private static void keytool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // Over before code of the second compiler pays for its making
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
  }
}
