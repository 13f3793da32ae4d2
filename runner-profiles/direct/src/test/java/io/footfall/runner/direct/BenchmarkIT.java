package io.footfall.runner.direct;

import io.footfall.acceptance.BenchmarkContract;

class BenchmarkIT extends BenchmarkContract {}
