package io.footfall.launcher.options;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Options of the runner, as Beam writes them: {@code --sparkMaster=local[2]}. What neither we nor
 * the runner know is refused.
 */
public final class RunnerOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Unmatched private List<String> unmatched = new ArrayList<>();

  /**
   * The runner's arguments; refuses, with the nearest of our own options, what it does not know.
   */
  public List<String> arguments() {
    for (String argument : unmatched) {
      if (!isKnownToTheRunner(argument)) {
        throw new CommandLine.UnmatchedArgumentException(command.commandLine(), List.of(argument));
      }
    }
    return List.copyOf(unmatched);
  }

  private static boolean isKnownToTheRunner(String argument) {
    try {
      PipelineOptionsFactory.fromArgs(argument).create();
      return true;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
