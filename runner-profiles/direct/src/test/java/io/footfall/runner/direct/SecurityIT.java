package io.footfall.runner.direct;

import io.footfall.acceptance.SecurityContract;

class SecurityIT extends SecurityContract {}
