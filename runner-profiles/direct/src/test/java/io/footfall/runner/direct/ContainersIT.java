package io.footfall.runner.direct;

import io.footfall.acceptance.ContainersContract;
import java.io.IOException;

class ContainersIT extends ContainersContract {

  ContainersIT() throws IOException {}
}
