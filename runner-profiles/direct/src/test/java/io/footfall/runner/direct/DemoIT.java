package io.footfall.runner.direct;

import io.footfall.acceptance.DemoContract;

class DemoIT extends DemoContract {}
