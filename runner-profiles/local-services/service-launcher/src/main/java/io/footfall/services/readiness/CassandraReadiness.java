package io.footfall.services.readiness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A Cassandra node is ready when it accepts a session: STARTUP of the native protocol, version 4,
 * answered by READY, or by AUTHENTICATE where it wants a login first. The node opens this port
 * last, after its commit log is replayed.
 *
 * @see <a
 *     href="https://github.com/apache/cassandra/blob/trunk/doc/native_protocol_v4.spec">native_protocol_v4.spec</a>
 */
public record CassandraReadiness(int port) implements Readiness {

  private static final byte VERSION = 4;
  private static final byte STARTUP = 1;
  private static final byte READY = 2;
  private static final byte AUTHENTICATE = 3;
  private static final int HEADER_BYTES = 9;
  private static final int OPCODE_AT = 4;

  @Override
  public boolean answers() throws IOException {
    try (Conversation conversation = Conversation.with(port)) {
      conversation.say(startup());
      byte answer = conversation.hear(HEADER_BYTES)[OPCODE_AT];
      return answer == READY || answer == AUTHENTICATE;
    }
  }

  /** Version, flags, stream (two bytes), opcode, length (four bytes), then a string map of one. */
  private static byte[] startup() {
    byte[] key = ascii("CQL_VERSION");
    byte[] value = ascii("3.0.0");
    int length = Short.BYTES * 3 + key.length + value.length;
    return ByteBuffer.allocate(HEADER_BYTES + length)
        .put(VERSION)
        .put((byte) 0)
        .putShort((short) 0)
        .put(STARTUP)
        .putInt(length)
        .putShort((short) 1)
        .putShort((short) key.length)
        .put(key)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
