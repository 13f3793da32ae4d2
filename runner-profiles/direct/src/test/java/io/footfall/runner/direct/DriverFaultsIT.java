package io.footfall.runner.direct;

import io.footfall.acceptance.DriverFaultsContract;

class DriverFaultsIT extends DriverFaultsContract {}
