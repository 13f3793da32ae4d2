package io.footfall.offers.deliver;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By a clock of its own, which only waiting and what the test says moves on. */
class MailRateTest {

  private long nanos;

  private final TimeMeter clock =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos;
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  private final BlockingStrategy waiting = pause -> nanos += pause;

  @Test
  void mailsGoOneByOneInTheRateOfEachConnection() throws Exception {
    MailRate rate = MailRate.of(4, 1, clock, waiting);
    assertThat(timesOf(4, rate), contains(0L, 250L, 500L, 750L));
  }

  @Test
  void connectionsShareTheRate() throws Exception {
    MailRate rate = MailRate.of(4, 2, clock, waiting);
    assertThat(timesOf(3, rate), contains(0L, 500L, 1_000L));
  }

  @Test
  void aPauseIsNotMadeUpForByABurst() throws Exception {
    MailRate rate = MailRate.of(4, 1, clock, waiting);
    rate.await();
    nanos += Duration.ofSeconds(10).toNanos();
    assertThat(timesOf(3, rate), contains(10_000L, 10_250L, 10_500L));
  }

  private List<Long> timesOf(int mails, MailRate rate) throws InterruptedException {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < mails; i++) {
      rate.await();
      times.add(Duration.ofNanos(nanos).toMillis());
    }
    return times;
  }
}
