package io.footfall.runner.direct;

import io.footfall.acceptance.LiveEqualsBatchContract;

class LiveEqualsBatchIT extends LiveEqualsBatchContract {}
