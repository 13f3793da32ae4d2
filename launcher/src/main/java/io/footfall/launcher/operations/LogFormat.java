package io.footfall.launcher.operations;

import java.util.Locale;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/**
 * How the log is written. The logging library reads it when it starts, which is before a command
 * line can be parsed: so it is looked for among the words themselves.
 */
public enum LogFormat {
  TEXT,
  JSON;

  private static final String OPTION = "--logFormat";
  private static final String VARIABLE = "FOOTFALL_LOG_FORMAT";
  private static final String PROPERTY = "footfall.logFormat";

  /**
   * Makes this process, before it has logged anything, log as the arguments or the environment say;
   * a word that is no format is left for the parser to complain about.
   */
  public static void choose(Map<String, String> environment, String... arguments) {
    String format = environment.get(VARIABLE);
    String[] words = arguments.length == 1 ? arguments[0].split("\\s+") : arguments;
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith(OPTION + "=")) {
        format = words[i].substring(OPTION.length() + 1);
      } else if (words[i].equals(OPTION) && i + 1 < words.length) {
        format = words[i + 1];
      }
    }
    if (format != null) {
      System.setProperty(PROPERTY, format.toLowerCase(Locale.ROOT));
    }
  }

  /** Whether this process was asked to log objects. */
  public static boolean isJson() {
    return JSON.name().equalsIgnoreCase(System.getProperty(PROPERTY));
  }

  /** Makes what this process logs to its console objects, whoever has set its log up. */
  public static void makeJson() {
    JsonConsole.in((LoggerContext) LogManager.getContext(false));
  }

  /**
   * Makes a log that is not of the configuration of that name one of the chosen format: somebody
   * else has set it up, before this process could say how.
   */
  public static void reach(String ownConfiguration) {
    if (isJson()) {
      LoggerContext context = (LoggerContext) LogManager.getContext(false);
      String location = context.getConfiguration().getConfigurationSource().getLocation();
      if (location == null || !location.endsWith(ownConfiguration)) {
        makeJson();
      }
    }
  }

  /** What a process that this one starts needs, to log as this one does. */
  public static String asFlag() {
    return "-D" + PROPERTY + "=" + System.getProperty(PROPERTY, "text");
  }
}
