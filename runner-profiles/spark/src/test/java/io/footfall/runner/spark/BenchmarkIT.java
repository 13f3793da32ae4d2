package io.footfall.runner.spark;

import io.footfall.acceptance.BenchmarkContract;

class BenchmarkIT extends BenchmarkContract {}
