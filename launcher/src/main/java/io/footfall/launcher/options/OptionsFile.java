package io.footfall.launcher.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Values of options in a file: {@code bootstrapServers=..}, or {@code demo.bootstrapServers=..} for
 * one command alone. Each is of an option that some command has.
 */
final class OptionsFile {

  private final @Nullable Path path;
  private final Properties values;

  private OptionsFile(@Nullable Path path, Properties values) {
    this.path = path;
    this.values = values;
  }

  /** Where nobody names one. */
  static OptionsFile none() {
    return new OptionsFile(null, new Properties());
  }

  /**
   * The file at that path.
   *
   * @throws ParameterException when it can't be read, or sets an option that no command has
   */
  static OptionsFile at(Path path, CommandLine commandLine) {
    Properties values = read(commandLine, path);
    requireKnown(commandLine, path, values);
    return new OptionsFile(path, values);
  }

  /** Where it is, if there is one. */
  Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  /** All that it sets options to. */
  Collection<String> values() {
    return values.stringPropertyNames().stream().map(values::getProperty).toList();
  }

  /** What it sets that option to, for its command before all others; null where it does not. */
  @Nullable String value(OptionSpec option) {
    String key = keyOf(option.longestName());
    String ofCommand = values.getProperty(option.command().name() + "." + key);
    return ofCommand == null ? values.getProperty(key) : ofCommand;
  }

  /** {@code maxLateness} for {@code --maxLateness}. */
  static String keyOf(String option) {
    return option.substring(2);
  }

  private static Properties read(CommandLine commandLine, Path path) {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      file.load(reader);
      return file;
    } catch (NoSuchFileException missing) {
      throw new ParameterException(
          commandLine, OptionDefaults.CONFIG_OPTION + " " + path + ": there is no such file");
    } catch (IOException | IllegalArgumentException failure) {
      throw new ParameterException(
          commandLine,
          OptionDefaults.CONFIG_OPTION + " " + path + " can't be read: " + failure.getMessage());
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
}
