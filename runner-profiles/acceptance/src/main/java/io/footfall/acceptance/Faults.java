package io.footfall.acceptance;

/** Which faults a build tries: some of each kind, or all of them. */
public final class Faults {

  /** Why a test was passed over. */
  public static final String HOW_TO_RUN_ALL = "One of the kind is in every build; -Dfaults=all";

  private Faults() {}

  /** Whether {@code -Dfaults=all} was given. */
  public static boolean all() {
    return "all".equals(System.getProperty("faults"));
  }
}
