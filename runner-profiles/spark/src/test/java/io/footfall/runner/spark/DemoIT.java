package io.footfall.runner.spark;

import io.footfall.acceptance.DemoContract;

class DemoIT extends DemoContract {}
