package io.footfall.pipelines.streaming;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Click;
import io.footfall.model.RejectReason;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.prepare.RefusedClick;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefuseForgottenTest {

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final Click CLICK = Clicks.bare(1);

  private final RefuseForgotten step = RefuseForgotten.after(Duration.ofHours(1));

  @Test
  void aClickThatFindsItsWindowGoesOn() throws RefusedClick {
    assertThat(step.apply(CLICK, CLICK.occurredAt() + HOUR_MILLIS), sameInstance(CLICK));
  }

  @Test
  void aClickWhoseWindowMayBeForgottenIsRefusedAsTooLate() {
    RefusedClick refused =
        assertThrows(
            RefusedClick.class, () -> step.apply(CLICK, CLICK.occurredAt() + HOUR_MILLIS + 1));

    assertThat(refused.reason(), is(RejectReason.TOO_LATE));
    assertThat(refused.getMessage(), containsString("--maxLateness allows PT1H"));
  }
}
