package io.footfall.runner.spark;

import io.footfall.acceptance.SlicesContract;

class SlicesIT extends SlicesContract {}
