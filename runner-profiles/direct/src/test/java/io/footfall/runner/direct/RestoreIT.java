package io.footfall.runner.direct;

import io.footfall.acceptance.RestoreContract;

class RestoreIT extends RestoreContract {}
