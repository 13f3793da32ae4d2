package io.footfall.runner.spark;

import io.footfall.acceptance.LakeContract;

class LakeIT extends LakeContract {}
