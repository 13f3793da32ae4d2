package io.footfall.launcher;

import io.footfall.launcher.operations.LogFormat;
import io.footfall.launcher.options.DurationConverter;
import io.footfall.launcher.options.GroupedOptions;
import io.footfall.launcher.options.OptionDefaults;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.model.WrongOptionException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** {@code footfall <command> <options>}: the one way in. Without a command it is {@code demo}. */
@Command(
    name = "footfall",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Clickstream analytics for shops, on Apache Beam.",
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it worked, and what it checked holds",
      "1:it failed, or what it checked does not hold",
      "2:the command line, the file of options or the environment is wrong",
      "130:Ctrl-C, before it was done",
      "143:SIGTERM, before it was done"
    },
    subcommands = {
      DemoCommand.class,
      GenerateCommand.class,
      ClickstreamCommand.class,
      VerifyCommand.class,
      LakeCommand.class,
      CompactCommand.class,
      ReportCommand.class,
      ParquetToCsvCommand.class,
      ExportCommand.class,
      EraseCommand.class,
      RetainCommand.class,
      StorefrontCommand.class,
      CollectorCommand.class,
      DashboardCommand.class,
      InsightsCommand.class,
      OffersCommand.class,
      ReprocessCommand.class,
      RejectsCommand.class,
      DoctorCommand.class,
      CapacityCommand.class,
      BenchmarkCommand.class,
      SoakCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class
    })
public final class Footfall {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "A file of options: bootstrapServers=.., or demo.seconds=.. for one command. The environment goes before it: FOOTFALL_BOOTSTRAP_SERVERS.")
  @SuppressWarnings("unused") // OptionDefaults reads it before the line is parsed
  private @Nullable Path config;

  @Option(
      names = "--logFormat",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description =
          "How the log is written: text, or json with an object a line that names slice and topic (default: text).")
  @SuppressWarnings("unused") // LogFormat reads it before anything is logged
  private @Nullable LogFormat logFormat;

  private static final String LOG_CONFIGURATION = "log4j2.configurationFile";
  private static final String OWN_LOG_CONFIGURATION = "footfall-log4j2.xml";
  private static final String DEFAULT_COMMAND = "demo";

  private Footfall() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOG_CONFIGURATION) == null) {
      // By name: parts of Footfall that run as processes of their own bring a configuration for
      // theirs.
      System.setProperty(LOG_CONFIGURATION, OWN_LOG_CONFIGURATION);
    }
    LogFormat.choose(System.getenv(), arguments);
    LogFormat.reach(OWN_LOG_CONFIGURATION);
    StopSignal stop = StopSignal.ofThisProcess();
    if (Boolean.getBoolean("footfall.stopWithParent")) {
      stop.followParent();
    }
    System.exit(run(stop, Console.ofStandardOutput(), arguments));
  }

  /**
   * Runs the command in a process that goes on afterwards, and says there what it has to say;
   * returns its exit code. No signal ends it early.
   */
  public static int run(PrintStream output, List<String> arguments) {
    return run(StopSignal.never(), Console.to(output), arguments.toArray(String[]::new));
  }

  /**
   * Runs the command; returns its exit code. One argument with spaces in it is taken for a whole
   * command line.
   */
  static int run(StopSignal stop, Console console, String... arguments) {
    CommandLine commandLine = commandLine(stop, console);
    try {
      String[] line = line(commandLine, arguments);
      OptionDefaults.of(commandLine, System.getenv(), line).serve(commandLine);
      return commandLine.execute(line);
    } catch (ParameterException wrong) {
      return explain(wrong);
    }
  }

  private static String[] line(CommandLine commandLine, String... arguments) {
    try {
      List<String> words = arguments.length == 1 ? Words.of(arguments[0]) : List.of(arguments);
      return (words.isEmpty() ? List.of(DEFAULT_COMMAND) : words).toArray(String[]::new);
    } catch (IllegalArgumentException noWords) {
      throw new ParameterException(commandLine, noWords.getMessage(), noWords);
    }
  }

  /** All commands. */
  public static CommandLine commandLine(StopSignal stop, Console console) {
    CommandLine all = new CommandLine(new Footfall(), new CommandFactory(stop, console));
    GroupedOptions.showIn(all);
    return all.registerConverter(Duration.class, new DurationConverter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionStrategy(Footfall::execute)
        .setParameterExceptionHandler((wrong, words) -> explain(wrong))
        .setExecutionExceptionHandler(
            (exception, line, parsed) ->
                stop.endsUnheeded()
                    ? line.getCommandSpec().exitCodeOnExecutionException()
                    : fail(exception, console, line));
  }

  private static int execute(ParseResult parsed) {
    RunnerOptions.requireKnown(parsed);
    return new CommandLine.RunLast().execute(parsed);
  }

  /**
   * What is wrong with the command line, and the nearest right words: an option misspelt is never
   * passed over.
   */
  private static int explain(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    line.getErr().println(wrong.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
      line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    }
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int fail(Exception exception, Console console, CommandLine line) {
    if (exception instanceof WrongOptionException) {
      return explain(new ParameterException(line, exception.getMessage(), exception));
    }
    console.failure(exception);
    return line.getCommandSpec().exitCodeOnExecutionException();
  }
}
