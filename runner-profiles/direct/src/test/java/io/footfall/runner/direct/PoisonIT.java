package io.footfall.runner.direct;

import io.footfall.acceptance.PoisonContract;

class PoisonIT extends PoisonContract {}
