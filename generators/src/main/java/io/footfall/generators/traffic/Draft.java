package io.footfall.generators.traffic;

import io.footfall.model.Click;
import io.footfall.model.RecordPosition;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What a click is made of, before its time has come. */
sealed interface Draft {

  /** The click with the times that cleaning should arrive at. */
  Click make(RandomGenerator random);

  /** Whether a robot made it that says what it is. */
  boolean isDeclaredRobots();

  /** A random UUID (version 4) from the seeded source. */
  static UUID newId(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /**
   * A click that its shopper sends for the first time.
   *
   * @param happened by the true clock, as is {@code trulySent}
   * @param latencyMillis what its message took to the collector
   */
  record FirstTime(Shopper shopper, Step step, long happened, long trulySent, int latencyMillis)
      implements Draft {

    private static final RecordPosition NOWHERE = new RecordPosition("", 0, 0);

    @Override
    public boolean isDeclaredRobots() {
      return shopper.isBot() && !shopper.isInDisguise();
    }

    /**
     * Cleaning arrives at the true time and the way of the message, whatever the device's clock
     * says.
     */
    @Override
    public Click make(RandomGenerator random) {
      return Click.builder()
          .position(NOWHERE)
          .eventId(newId(random))
          .eventType(step.eventType())
          .occurredAt(happened + latencyMillis)
          .sentAt(trulySent + shopper.clockErrorMillis())
          .receivedAt(trulySent + latencyMillis)
          .clockSkewMillis(latencyMillis - shopper.clockErrorMillis())
          .visitorId(shopper.visitorId())
          .userId(shopper.userId())
          .page(step.page())
          .product(step.product())
          .order(step.order())
          .searchTerm(step.searchTerm())
          .userAgent(shopper.userAgent())
          .ip(shopper.ip())
          .geo(shopper.geo())
          .screen(shopper.screen())
          .demographics(shopper.demographics())
          .consent(shopper.consent())
          .build();
    }
  }

  /** A click that was made before and is sent once more, as it is or changed. */
  record Again(Click click, boolean isDeclaredRobots) implements Draft {

    @Override
    public Click make(RandomGenerator random) {
      return click;
    }
  }
}
