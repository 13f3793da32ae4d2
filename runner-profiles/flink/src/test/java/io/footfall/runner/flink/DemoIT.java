package io.footfall.runner.flink;

import io.footfall.acceptance.DemoContract;

class DemoIT extends DemoContract {}
