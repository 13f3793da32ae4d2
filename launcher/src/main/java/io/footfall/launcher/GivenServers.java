package io.footfall.launcher;

import io.footfall.launcher.options.Given;
import io.footfall.services.Service;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Which servers a demo is given, so that it starts none of its own for them: those that the command
 * line names. Those that only the environment or the file of options names are passed over, as a
 * demo's traffic is made up and must not reach servers that nobody named for it.
 */
final class GivenServers {

  private static final Map<Service, String> OPTIONS =
      new EnumMap<>(
          Map.of(
              Service.KAFKA, "--bootstrapServers",
              Service.CASSANDRA, "--cassandraContactPoints",
              Service.ELASTICSEARCH, "--elasticsearch"));

  private GivenServers() {}

  /** Those of a command line that has been read. */
  static Set<Service> of(CommandSpec demo) {
    Set<Service> given = EnumSet.noneOf(Service.class);
    OPTIONS.forEach(
        (service, option) -> {
          if (isOnTheLine(demo, option)) {
            given.add(service);
          }
        });
    return given;
  }

  /** The options that the environment or the file sets, to no effect. */
  static List<String> passedOver(CommandSpec demo) {
    return OPTIONS.values().stream()
        .filter(option -> Given.is(demo, option) && !isOnTheLine(demo, option))
        .toList();
  }

  private static boolean isOnTheLine(CommandSpec demo, String option) {
    return demo.commandLine().getParseResult().hasMatchedOption(option);
  }
}
