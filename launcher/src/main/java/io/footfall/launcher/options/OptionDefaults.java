package io.footfall.launcher.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where an option's value comes from when the command line does not give it: the environment
 * ({@code FOOTFALL_BOOTSTRAP_SERVERS} for {@code --bootstrapServers}), then the file that {@code
 * --config} or {@code FOOTFALL_CONFIG} names ({@link OptionsFile}), then what the option says
 * itself. Help shows the values that count.
 */
public final class OptionDefaults implements IDefaultValueProvider {

  static final String CONFIG_OPTION = "--config";

  /** What the names of our variables begin with. */
  static final String PREFIX = "FOOTFALL_";

  private static final Set<String> NEVER = Set.of("--help", "--version", CONFIG_OPTION);

  private final Map<String, String> environment;
  private final OptionsFile file;

  private OptionDefaults(Map<String, String> environment, OptionsFile file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * As the environment and the file say that it or the arguments name.
   *
   * @throws ParameterException when the file can't be read, or sets an option that no command has,
   *     or a variable is nearly an option's
   */
  public static OptionDefaults of(
      CommandLine commandLine, Map<String, String> environment, String... arguments) {
    String name = environment.get(PREFIX + "CONFIG");
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(CONFIG_OPTION + "=")) {
        name = arguments[i].substring(CONFIG_OPTION.length() + 1);
      } else if (arguments[i].equals(CONFIG_OPTION) && i + 1 < arguments.length) {
        name = arguments[i + 1];
      }
    }
    OptionsFile file =
        name == null || name.isBlank()
            ? OptionsFile.none()
            : OptionsFile.at(Path.of(name), commandLine);
    requireNoneStray(commandLine, environment, file, arguments);
    return new OptionDefaults(environment, file);
  }

  /** What a variable that is nobody's was meant for can't be known, and it is named at least. */
  private static void requireNoneStray(
      CommandLine commandLine,
      Map<String, String> environment,
      OptionsFile file,
      String... arguments) {
    Set<String> values = new TreeSet<>(file.values());
    for (String argument : arguments) {
      values.add(argument.substring(argument.indexOf('=') + 1));
    }
    StrayVariables variables = StrayVariables.besides(commandLine);
    List<String> stray = variables.in(environment, values);
    variables.requireNoneMisspelt(commandLine, stray);
    if (!stray.isEmpty()) {
      commandLine
          .getErr()
          .println("No option is set by " + String.join(", ", stray) + "; passed over.");
    }
  }

  /**
   * Makes every command take its values from here first, and from a provider of its own where it
   * has one and nothing is set here.
   */
  public void serve(CommandLine commandLine) {
    IDefaultValueProvider own = commandLine.getCommandSpec().defaultValueProvider();
    commandLine
        .getCommandSpec()
        .defaultValueProvider(
            argument -> {
              String set = defaultValue(argument);
              return set != null || own == null ? set : own.defaultValue(argument);
            });
    commandLine.getSubcommands().values().forEach(this::serve);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || NEVER.contains(option.longestName())) {
      return null;
    }
    String fromEnvironment = environment.get(variableOf(option.longestName()));
    return fromEnvironment == null ? file.value(option) : fromEnvironment;
  }

  /** {@code FOOTFALL_MAX_LATENESS} for {@code --maxLateness}. */
  public static String variableOf(String option) {
    return PREFIX
        + OptionsFile.keyOf(option)
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replace('-', '_')
            .toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Options from the environment" + file.path().map(path -> " and " + path).orElse("");
  }
}
