package io.footfall.launcher.options;

import io.footfall.lake.files.LakeAddress;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.UnmatchedArgsBinding;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Options of the runner, as Beam writes them: {@code --sparkMaster=local[2]}. A command that mixes
 * this in takes them beside its own; what neither we nor the runner know is refused.
 */
@Command
public final class RunnerOptions {

  /**
   * Beam makes a client of S3 for every pipeline, and one without a region asks a machine of
   * Amazon's for its own: three quarters of a second where nobody answers. A lake names another.
   */
  private static final String REGION = "--awsRegion";

  private final List<String> unmatched = new ArrayList<>();

  /** A mixin's own unmatched arguments are not its command's: picocli asks the command alone. */
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("unused") // picocli calls it
  private void mixInto(CommandSpec mixee) {
    mixee.addUnmatchedArgsBinding(
        UnmatchedArgsBinding.forStringCollectionSupplier(new Collected()));
  }

  /**
   * The list, and how picocli empties it before it reads a line; without, it warns that it can't.
   */
  private final class Collected implements IGetter, ISetter {

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's
    public <T> T get() {
      return (T) unmatched;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's
    public <T> T set(T none) {
      List<String> before = List.copyOf(unmatched);
      unmatched.clear();
      return (T) before;
    }
  }

  /**
   * Refuses, before anything of the command is done, what the runner doesn't know either, with the
   * nearest of our own options.
   *
   * @throws UnmatchedArgumentException naming it
   */
  public static void requireKnown(ParseResult parsed) {
    for (CommandLine line : parsed.asCommandLineList()) {
      for (CommandSpec mixin : line.getCommandSpec().mixins().values()) {
        if (mixin.userObject() instanceof RunnerOptions options) {
          options.requireKnown(line);
        }
      }
    }
  }

  private void requireKnown(CommandLine line) {
    List<String> unknown =
        unmatched.stream().filter(argument -> !isKnownToTheRunner(argument)).toList();
    if (!unknown.isEmpty()) {
      throw new UnmatchedArgumentException(line, unknown);
    }
  }

  /** The runner's arguments, a region among them. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(unmatched);
    if (unmatched.stream().noneMatch(argument -> argument.startsWith(REGION))) {
      arguments.add(REGION + "=" + LakeAddress.DEFAULT_REGION);
    }
    return List.copyOf(arguments);
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
