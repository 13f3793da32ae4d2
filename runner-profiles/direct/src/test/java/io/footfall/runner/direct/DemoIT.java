package io.footfall.runner.direct;

import io.footfall.acceptance.DemoContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** The week in a lake is Spark's; here {@link LakeIT} has a day in one, and the shop's demo. */
class DemoIT extends DemoContract {

  DemoIT() {
    super(false);
  }

  @Override
  @Test
  @DisabledIf(
      value = "io.footfall.browser.Browser#isInstalled",
      disabledReason = "ShopToDashboardIT ends its demo by Ctrl-C")
  protected void endsInOrderOnCtrlC() throws Exception {
    super.endsInOrderOnCtrlC();
  }
}
