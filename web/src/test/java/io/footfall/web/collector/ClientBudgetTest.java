package io.footfall.web.collector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class ClientBudgetTest {

  private static final ClientAddress ONE = ClientAddress.of("198.51.100.7", null);
  private static final ClientAddress OTHER = ClientAddress.of("198.51.100.8", null);

  @Test
  void letsTenSecondsWorthComeAtOnce() {
    ClientBudget budget = new ClientBudget(100);
    assertThat(budget.take(ONE, 1_000), is(true));
    assertThat(budget.take(ONE, 1_000), is(false));
  }

  @Test
  void holdsEachClientToItsOwn() {
    ClientBudget budget = new ClientBudget(100);
    assertThat(budget.take(ONE, 1_000), is(true));
    assertThat(budget.take(OTHER, 1_000), is(true));
  }

  @Test
  void neverForbidsAWholeBatchForGood() {
    assertThat(new ClientBudget(1).take(ONE, BatchReader.MOST_CLICKS), is(true));
  }
}
