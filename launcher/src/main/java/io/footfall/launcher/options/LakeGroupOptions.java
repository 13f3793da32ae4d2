package io.footfall.launcher.options;

import picocli.CommandLine.Option;

/** Who fills the lake. */
public final class LakeGroupOptions {

  @Option(
      names = "--lakeGroup",
      description =
          "On whose behalf the lake reads the topic; another than the clickstream's (default: ${DEFAULT-VALUE}).",
      defaultValue = "footfall-lake")
  private String group;

  public String group() {
    return group;
  }
}
