package io.footfall.runner.spark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * A mail server that takes all mails and counts its connections. It takes none before as many
 * connections are open as a test says: so they are open at a time, however fast each would be.
 */
final class CountingMailServer implements SessionHandler, AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final CountDownLatch opened;
  private final SMTPServer server;
  private final List<String> recipients = new ArrayList<>();
  private int open;
  private int most;

  private CountingMailServer(int atATime) throws IOException {
    this.opened = new CountDownLatch(atATime);
    this.server =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(freePort())
            .sessionHandler(this)
            .messageHandlerFactory(context -> new Handler())
            .build();
  }

  static CountingMailServer startAndWaitFor(int connections) throws IOException {
    CountingMailServer counting = new CountingMailServer(connections);
    counting.server.start();
    return counting;
  }

  int port() {
    return server.getPortAllocated();
  }

  synchronized List<String> recipients() {
    return List.copyOf(recipients);
  }

  synchronized int mostConnectionsAtATime() {
    return most;
  }

  @Override
  public synchronized SessionAcceptance accept(Session session) {
    open++;
    most = Math.max(most, open);
    opened.countDown();
    return SessionAcceptance.success();
  }

  @Override
  public synchronized void onSessionEnd(Session session) {
    open--;
  }

  @Override
  public void close() {
    server.stop();
  }

  private synchronized void take(String recipient) {
    recipients.add(recipient);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private final class Handler implements MessageHandler {
    private String recipient;

    @Override
    public void from(String address) {
      // Anybody may send.
    }

    @Override
    public void recipient(String address) {
      recipient = address;
    }

    @Override
    public String data(InputStream mail) throws RejectException, IOException {
      mail.readAllBytes();
      try {
        if (!opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new RejectException(554, "5.3.0 the other connections never came");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RejectException(554, "5.3.2 going down");
      }
      take(recipient);
      return null;
    }

    @Override
    public void done() {
      // What was taken is kept already.
    }
  }
}
