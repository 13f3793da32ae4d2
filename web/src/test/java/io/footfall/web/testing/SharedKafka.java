package io.footfall.web.testing;

import io.footfall.services.LocalServices;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A Kafka, started when first asked for, shared by all tests of the JVM, and gone with it. Tests
 * keep apart by topics of their own; what kills a broker starts one for itself.
 */
public final class SharedKafka {

  private static @Nullable LocalServices started;

  private SharedKafka() {}

  public static synchronized LocalServices services() {
    if (started == null) {
      started = CollectorUnderTest.startKafka();
    }
    return started;
  }
}
