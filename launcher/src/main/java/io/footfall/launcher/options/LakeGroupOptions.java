package io.footfall.launcher.options;

import picocli.CommandLine.Option;

/** Who fills the lake. */
public final class LakeGroupOptions {

  /** Where nobody says otherwise. */
  public static final String DEFAULT = "footfall-lake";

  @Option(
      names = "--lakeGroup",
      description =
          "On whose behalf the lake reads the topic; another than the clickstream's (default: ${DEFAULT-VALUE}).",
      defaultValue = DEFAULT)
  private String group;

  public String group() {
    return group;
  }
}
