package io.footfall.web.testing;

import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A Kafka, started when first asked for, shared by all tests of the JVM, and gone with it. Tests
 * keep apart by topics of their own; what kills or pauses it leaves it running.
 */
public final class SharedKafka {

  private static @Nullable LocalServices started;

  private SharedKafka() {}

  public static synchronized LocalServices services() {
    if (started == null) {
      started = LocalServices.builder().with(Service.KAFKA).freePorts().start();
    }
    return started;
  }
}
