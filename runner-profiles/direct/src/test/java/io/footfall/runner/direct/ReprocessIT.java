package io.footfall.runner.direct;

import io.footfall.acceptance.ReprocessContract;

class ReprocessIT extends ReprocessContract {}
