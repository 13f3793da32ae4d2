package io.footfall.launcher.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where an option's value comes from when the command line does not give it: the environment
 * ({@code FOOTFALL_BOOTSTRAP_SERVERS} for {@code --bootstrapServers}), then the file that {@code
 * --config} or {@code FOOTFALL_CONFIG} names ({@code bootstrapServers=..}, or {@code
 * demo.bootstrapServers=..} for one command alone), then what the option says itself. Help shows
 * the values that count.
 */
public final class OptionDefaults implements IDefaultValueProvider {

  private static final String CONFIG_OPTION = "--config";

  /** What the names of our variables begin with. */
  static final String PREFIX = "FOOTFALL_";

  private static final Set<String> NEVER = Set.of("--help", "--version", CONFIG_OPTION);

  private final Map<String, String> environment;
  private final Properties file;
  private final @Nullable Path path;

  private OptionDefaults(Map<String, String> environment, Properties file, @Nullable Path path) {
    this.environment = environment;
    this.file = file;
    this.path = path;
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
    Properties file = new Properties();
    Path path = name == null || name.isBlank() ? null : Path.of(name);
    if (path != null) {
      file = read(commandLine, path);
      requireKnown(commandLine, path, file);
    }
    requireNoneStray(commandLine, environment, file, arguments);
    return new OptionDefaults(environment, file, path);
  }

  /** What a variable that is nobody's was meant for can't be known, and it is named at least. */
  private static void requireNoneStray(
      CommandLine commandLine,
      Map<String, String> environment,
      Properties file,
      String... arguments) {
    Set<String> values = new TreeSet<>();
    for (String argument : arguments) {
      values.add(argument.substring(argument.indexOf('=') + 1));
    }
    file.stringPropertyNames().forEach(key -> values.add(file.getProperty(key)));
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
    if (fromEnvironment != null) {
      return fromEnvironment;
    }
    String key = keyOf(option.longestName());
    String ofCommand = file.getProperty(option.command().name() + "." + key);
    return ofCommand == null ? file.getProperty(key) : ofCommand;
  }

  /** {@code FOOTFALL_MAX_LATENESS} for {@code --maxLateness}. */
  public static String variableOf(String option) {
    return PREFIX
        + keyOf(option)
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replace('-', '_')
            .toUpperCase(Locale.ROOT);
  }

  private static String keyOf(String option) {
    return option.substring(2);
  }

  private static Properties read(CommandLine commandLine, Path path) {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      file.load(reader);
      return file;
    } catch (NoSuchFileException missing) {
      throw new ParameterException(
          commandLine, CONFIG_OPTION + " " + path + ": there is no such file");
    } catch (IOException | IllegalArgumentException failure) {
      throw new ParameterException(
          commandLine, CONFIG_OPTION + " " + path + " can't be read: " + failure.getMessage());
    }
  }

  /** A key misspelt would be passed over in silence. */
  private static void requireKnown(CommandLine commandLine, Path path, Properties file) {
    Set<String> known = new TreeSet<>();
    for (Map.Entry<String, CommandLine> command : commandLine.getSubcommands().entrySet()) {
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        if (option.longestName().startsWith("--")) {
          known.add(keyOf(option.longestName()));
          known.add(command.getKey() + "." + keyOf(option.longestName()));
        }
      }
    }
    Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          commandLine,
          path
              + " sets what no command knows: "
              + unknown.stream()
                  .map(key -> withNearest(key, known))
                  .collect(Collectors.joining(", "))
              + ". Keys are options without dashes, such as bootstrapServers.");
    }
  }

  private static String withNearest(String key, Set<String> known) {
    List<String> meant = Misspelling.nearest(key, known);
    return meant.isEmpty() ? key : key + " (did you mean " + String.join(" or ", meant) + "?)";
  }

  @Override
  public String toString() {
    return "Options from the environment" + (path == null ? "" : " and " + path);
  }
}
