package io.footfall.offers.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * A mail server with rules of its own: what it takes is kept, and what it refuses is what a test
 * says. It counts its connections.
 */
public final class StrictMailServer implements AutoCloseable {

  public static final String USER = "offers";
  public static final String PASSWORD = "correct horse";

  /** What the server says to a sender, a recipient or a mail; nothing where it takes it. */
  public interface Rules {

    default void onSender(String address) throws RejectException {}

    default void onRecipient(String address) throws RejectException {}

    default void onMail(String recipient) throws RejectException {}
  }

  /** A mail that it took. */
  public record Taken(String recipient, String source) {}

  private final SMTPServer server;
  private final Recorder recorder;

  private StrictMailServer(SMTPServer server, Recorder recorder) {
    this.server = server;
    this.recorder = recorder;
  }

  /** Without TLS and login. */
  public static StrictMailServer start(Rules rules) throws IOException {
    return start(rules, builder -> builder);
  }

  /** With whatever else the builder is told. */
  public static StrictMailServer start(Rules rules, UnaryOperator<SMTPServer.Builder> more)
      throws IOException {
    return start(rules, freePort(), more);
  }

  /** At a port that was free before. */
  public static StrictMailServer start(Rules rules, int port) {
    return start(rules, port, builder -> builder);
  }

  private static StrictMailServer start(
      Rules rules, int port, UnaryOperator<SMTPServer.Builder> more) {
    Recorder recorder = new Recorder(rules);
    SMTPServer server =
        more.apply(
                new SMTPServer.Builder()
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .port(port)
                    .sessionHandler(recorder)
                    .messageHandlerFactory(context -> recorder.new Handler()))
            .build();
    server.start();
    return new StrictMailServer(server, recorder);
  }

  /** Asks for a login, with {@link #USER} and {@link #PASSWORD}. */
  public static SMTPServer.Builder withLogin(SMTPServer.Builder builder) {
    return builder
        .requireAuth()
        .authenticationHandlerFactory(
            new EasyAuthenticationHandlerFactory(
                (user, password, context) -> {
                  if (!user.equals(USER) || !password.equals(PASSWORD)) {
                    throw new LoginFailedException();
                  }
                }));
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return server.getPortAllocated();
  }

  public List<Taken> taken() {
    synchronized (recorder) {
      return List.copyOf(recorder.taken);
    }
  }

  public int connections() {
    synchronized (recorder) {
      return recorder.connections;
    }
  }

  public int mostConnectionsAtATime() {
    synchronized (recorder) {
      return recorder.most;
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Recorder implements SessionHandler {
    private final Rules rules;
    private final List<Taken> taken = new ArrayList<>();
    private int connections;
    private int open;
    private int most;

    Recorder(Rules rules) {
      this.rules = rules;
    }

    @Override
    public synchronized SessionAcceptance accept(Session session) {
      connections++;
      open++;
      most = Math.max(most, open);
      return SessionAcceptance.success();
    }

    @Override
    public synchronized void onSessionEnd(Session session) {
      open--;
    }

    private synchronized void keep(Taken mail) {
      taken.add(mail);
    }

    private final class Handler implements MessageHandler {
      private String recipient;

      @Override
      public void from(String address) throws RejectException {
        rules.onSender(address);
      }

      @Override
      public void recipient(String address) throws RejectException {
        recipient = address;
        rules.onRecipient(address);
      }

      @Override
      public String data(InputStream mail) throws RejectException, IOException {
        String source = new String(mail.readAllBytes(), StandardCharsets.UTF_8);
        rules.onMail(recipient);
        keep(new Taken(recipient, source));
        return null;
      }

      @Override
      public void done() {
        // What was taken is kept already.
      }
    }
  }
}
