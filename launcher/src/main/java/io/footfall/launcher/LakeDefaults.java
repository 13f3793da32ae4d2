package io.footfall.launcher;

import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The lake's slices are longer than the clickstream's: each is at least a file. */
final class LakeDefaults implements IDefaultValueProvider {

  private static final Map<String, String> DEFAULTS =
      Map.of("--minInterval", "PT5M", "--maxEventsPerSlice", "500000");

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? DEFAULTS.get(option.longestName()) : null;
  }
}
