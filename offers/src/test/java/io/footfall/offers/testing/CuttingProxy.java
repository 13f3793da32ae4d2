package io.footfall.offers.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A network that breaks once: it passes everything on between a mail program and a server, until
 * the client has said a certain text; the server hears that and answers, and the client doesn't
 * hear the answer. After that it passes everything on.
 */
public final class CuttingProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final String host;
  private final int port;
  private final String lastWords;
  private final AtomicBoolean hasCut = new AtomicBoolean();

  private CuttingProxy(ServerSocket listening, String host, int port, String lastWords) {
    this.listening = listening;
    this.host = host;
    this.port = port;
    this.lastWords = lastWords;
  }

  public static CuttingProxy before(String host, int port, String lastWords) throws IOException {
    CuttingProxy proxy =
        new CuttingProxy(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port, lastWords);
    Thread accepting = new Thread(proxy::accept, "cutting proxy");
    accepting.setDaemon(true);
    accepting.start();
    return proxy;
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(host, port);
        AtomicBoolean isMuted = new AtomicBoolean();
        start(() -> speak(client, server, isMuted));
        start(() -> listen(client, server, isMuted));
      } catch (IOException e) {
        // Closed, or the server is gone: the client's side is told by its own connection
        return;
      }
    }
  }

  private void speak(Socket client, Socket server, AtomicBoolean isMuted) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try (client;
        server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        said.write(buffer, 0, count);
        if (said.toString(StandardCharsets.ISO_8859_1).contains(lastWords)
            && hasCut.compareAndSet(false, true)) {
          isMuted.set(true);
        }
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      // One of both is gone; so is the other now
      isMuted.set(true);
    }
  }

  private static void listen(Socket client, Socket server, AtomicBoolean isMuted) {
    byte[] buffer = new byte[8_192];
    try (client;
        server) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int count = in.read(buffer); count >= 0 && !isMuted.get(); count = in.read(buffer)) {
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      isMuted.set(true);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "cutting proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
