package io.footfall.acceptance.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes mails after STARTTLS and a login alone, and keeps them. */
public final class GuardedMailServer implements AutoCloseable {

  /** Who may send. */
  public static final String USER = "offers";

  private final SMTPServer server;
  private final List<String> mails;

  private GuardedMailServer(SMTPServer server, List<String> mails) {
    this.server = server;
    this.mails = mails;
  }

  /** Lets {@link #USER} in by that password. */
  public static GuardedMailServer start(SSLContext tls, String password) {
    List<String> mails = new ArrayList<>();
    SMTPServer server =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .enableTLS()
            .requireTLS()
            .startTlsSocketFactory(tls)
            .requireAuth()
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, shown, context) -> {
                      if (!user.equals(USER) || !shown.equals(password)) {
                        throw new LoginFailedException();
                      }
                    }))
            .messageHandlerFactory(context -> new Keeper(mails))
            .build();
    server.start();
    return new GuardedMailServer(server, mails);
  }

  /** {@code 127.0.0.1:..}. */
  public String address() {
    return "127.0.0.1:" + server.getPortAllocated();
  }

  /** What it has taken, each as it came. */
  public List<String> mails() {
    synchronized (mails) {
      return List.copyOf(mails);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private record Keeper(List<String> mails) implements MessageHandler {
    @Override
    public void from(String address) {
      // Anybody's, of a user who may send
    }

    @Override
    public void recipient(String address) {
      // The mail's own header tells
    }

    @Override
    public String data(InputStream mail) throws IOException {
      String source = new String(mail.readAllBytes(), StandardCharsets.UTF_8);
      synchronized (mails) {
        mails.add(source);
      }
      return null;
    }

    @Override
    public void done() {
      // What was taken is kept already
    }
  }
}
