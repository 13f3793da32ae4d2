package io.footfall.runner.direct;

import io.footfall.acceptance.LakeContract;

class LakeIT extends LakeContract {}
