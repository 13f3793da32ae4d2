package io.footfall.runner.spark;

import io.footfall.acceptance.Faults;
import io.footfall.acceptance.KilledPipelineContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A driver on Spark is killed in every build too: by {@link ClusterFaultsIT}, on a cluster. */
@EnabledIfSystemProperty(named = "faults", matches = "all", disabledReason = Faults.HOW_TO_RUN_ALL)
class KilledPipelineIT extends KilledPipelineContract {

  KilledPipelineIT() {
    super(3);
  }
}
