package io.footfall.runner.spark;

import io.footfall.acceptance.LakeContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The Direct runner's is in every build; this takes three minutes. */
@EnabledIfSystemProperty(named = "lake", matches = "all")
class LakeIT extends LakeContract {}
