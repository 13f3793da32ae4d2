package io.footfall.runner.direct;

import io.footfall.acceptance.KilledPipelineContract;

class KilledPipelineIT extends KilledPipelineContract {

  KilledPipelineIT() {
    super(10);
  }
}
