package io.footfall.runner.direct;

import io.footfall.acceptance.FullDiskContract;

class FullDiskIT extends FullDiskContract {}
