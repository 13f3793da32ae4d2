package io.footfall.runner.spark;

import io.footfall.acceptance.LiveEqualsBatchContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The Direct runner's is in every build. */
@EnabledIfSystemProperty(named = "batch", matches = "all")
class LiveEqualsBatchIT extends LiveEqualsBatchContract {}
