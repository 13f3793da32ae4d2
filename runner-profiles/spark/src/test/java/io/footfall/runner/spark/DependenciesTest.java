package io.footfall.runner.spark;

import io.footfall.acceptance.documents.DependenciesContract;

class DependenciesTest extends DependenciesContract {

  DependenciesTest() {
    super("spark");
  }
}
