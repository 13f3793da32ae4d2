package io.footfall.services.readiness;

import io.footfall.services.process.Loopback;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/** A short exchange over a socket of 127.0.0.1; nothing waits longer than two seconds. */
final class Conversation implements Closeable {

  private static final int LIMIT_MILLIS = 2_000;

  private final Socket socket;

  private Conversation(Socket socket) {
    this.socket = socket;
  }

  static Conversation with(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.connect(Loopback.at(port), LIMIT_MILLIS);
      return new Conversation(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Exactly so many bytes. */
  byte[] hear(int bytes) throws IOException {
    byte[] heard = new byte[bytes];
    new DataInputStream(socket.getInputStream()).readFully(heard);
    return heard;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
