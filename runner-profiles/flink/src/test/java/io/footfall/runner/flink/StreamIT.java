package io.footfall.runner.flink;

import io.footfall.acceptance.StreamContract;

class StreamIT extends StreamContract {}
