package io.footfall.runner.direct;

import io.footfall.acceptance.StreamContract;

class StreamIT extends StreamContract {}
