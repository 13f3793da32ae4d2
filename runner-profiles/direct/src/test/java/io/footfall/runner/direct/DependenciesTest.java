package io.footfall.runner.direct;

import io.footfall.acceptance.documents.DependenciesContract;

class DependenciesTest extends DependenciesContract {

  DependenciesTest() {
    super("direct");
  }
}
