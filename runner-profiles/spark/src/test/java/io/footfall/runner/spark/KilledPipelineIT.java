package io.footfall.runner.spark;

import io.footfall.acceptance.KilledPipelineContract;

class KilledPipelineIT extends KilledPipelineContract {

  KilledPipelineIT() {
    super(3);
  }
}
