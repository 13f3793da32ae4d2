package io.footfall.web;

import io.footfall.options.CollectorOptions;
import io.footfall.web.collector.Collector;
import io.footfall.web.collector.CollectorSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The collector that the options describe. */
final class ConfiguredCollector {

  private ConfiguredCollector() {}

  /** Takes from those sites too. */
  static Collector open(CollectorOptions options, List<String> moreOrigins) {
    List<String> origins = new ArrayList<>(options.allowedOrigins());
    origins.addAll(moreOrigins);
    CollectorSettings settings =
        new CollectorSettings(
            options.topic().topic(),
            origins,
            !options.keepsWholeAddresses(),
            options.mostBytes(),
            options.clicksPerSecond(),
            options.patience(),
            options.trustsForwardedFor());
    Map<String, Object> kafka = new HashMap<>();
    options
        .topic()
        .settings()
        .toClientProperties()
        .forEach((name, value) -> kafka.put(name.toString(), value));
    return Collector.of(settings, kafka);
  }
}
