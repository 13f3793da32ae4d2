package io.footfall.runner.direct;

import io.footfall.acceptance.RestoreContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Says here when it is run, as a condition of a contract's class does not reach what extends it.
 */
@EnabledIfSystemProperty(named = "restore", matches = "all")
class RestoreIT extends RestoreContract {}
