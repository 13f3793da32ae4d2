package io.footfall.pipelines.runner;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * A runner and how Footfall uses it. A profile module names its implementation under {@code
 * META-INF/services}; what is on the class path is what runs.
 */
public interface RunnerProfile {

  /** As people call it: {@code direct}, {@code spark}. */
  String name();

  /**
   * Makes the runner ready to run one pipeline after another.
   *
   * @param runnerArguments the runner's own options as Beam writes them, {@code
   *     --sparkMaster=local[2]}
   * @throws IllegalArgumentException naming the option that the runner doesn't know or the value it
   *     doesn't take
   */
  RunnerSession open(List<String> runnerArguments);

  /**
   * Why an unbounded pipeline should not be run on it, in a sentence; empty where nothing speaks
   * against it.
   */
  default Optional<String> reasonNotToStream() {
    return Optional.empty();
  }

  /**
   * The one profile on the class path; fails with what to do when there is none or more than one.
   */
  static RunnerProfile onClassPath() {
    List<RunnerProfile> found =
        ServiceLoader.load(RunnerProfile.class).stream().map(ServiceLoader.Provider::get).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    String names = found.stream().map(RunnerProfile::name).collect(Collectors.joining(", "));
    throw new IllegalStateException(
        "Exactly one runner must be on the class path, found: ["
            + names
            + "]. Start through one profile: mvn -Pdirect-runner or mvn -Pspark-runner");
  }
}
