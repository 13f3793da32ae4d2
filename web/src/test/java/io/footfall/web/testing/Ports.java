package io.footfall.web.testing;

import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.PortRole;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** Free ports for the servers of a test. */
public record Ports(int storefront, int collector) {

  public static Ports choose() {
    Map<String, Integer> ports =
        LocalPorts.anyFree(new SecureRandom())
            .choose(List.of(new PortRole("storefront", 8080), new PortRole("collector", 8081)));
    return new Ports(ports.get("storefront"), ports.get("collector"));
  }
}
