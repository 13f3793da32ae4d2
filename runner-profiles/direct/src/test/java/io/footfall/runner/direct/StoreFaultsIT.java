package io.footfall.runner.direct;

import io.footfall.acceptance.StoreFaultsContract;

class StoreFaultsIT extends StoreFaultsContract {}
