package io.footfall.launcher.operations;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.util.StringMap;

/**
 * Makes the log of a process in which logging was set up by somebody else, as spark-submit does
 * before our main class is found, one of an object a line, in the fields of {@code
 * footfall-log-event.json}. What is logged, and that it goes to the console, stays theirs.
 *
 * <p>By a pattern, made here, as the plugins of our own jar are not seen by a library that was
 * started without it.
 */
final class JsonConsole {

  private static final String PATTERN =
      """
      {"@timestamp":"%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC}","level":"%p","logger":"%enc{%c}{JSON}",\
      "thread":"%enc{%t}{JSON}","message":"%enc{%m}{JSON}"%notEmpty{,"slice":"%X{slice}"}\
      %notEmpty{,"topic":"%enc{%X{topic}}{JSON}"}%notEmpty{,"error":"%enc{%xEx{full}}{JSON}"}}%n""";

  private JsonConsole() {}

  /** Writes what goes to the console as JSON from now on. */
  static void in(LoggerContext context) {
    Configuration configuration = context.getConfiguration();
    Set<LoggerConfig> loggers = new HashSet<>(configuration.getLoggers().values());
    // Not always one of them
    loggers.add(configuration.getRootLogger());
    for (LoggerConfig logger : loggers) {
      for (Appender appender : List.copyOf(logger.getAppenders().values())) {
        if (appender instanceof ConsoleAppender console) {
          Optional<AppenderRef> reference =
              logger.getAppenderRefs().stream()
                  .filter(ref -> ref.getRef().equals(console.getName()))
                  .findFirst();
          logger.removeAppender(console.getName());
          logger.addAppender(
              inJson(console, configuration),
              reference.map(AppenderRef::getLevel).orElse(null),
              reference.map(AppenderRef::getFilter).orElse(null));
        }
      }
    }
    context.updateLoggers();
  }

  private static ConsoleAppender inJson(ConsoleAppender text, Configuration configuration) {
    ConsoleAppender json =
        ConsoleAppender.newBuilder()
            .setName(text.getName() + "-json")
            .setTarget(text.getTarget())
            .setFollow(true)
            .setFilter(text.getFilter())
            .setLayout(new SliceNaming(configuration))
            .build();
    json.start();
    return json;
  }

  /** Names slice and topic, which the library would ask us for had it known us when it started. */
  private static final class SliceNaming extends AbstractStringLayout {
    private final PatternLayout pattern;

    SliceNaming(Configuration configuration) {
      super(StandardCharsets.UTF_8);
      pattern =
          PatternLayout.newBuilder()
              .withConfiguration(configuration)
              .withPattern(PATTERN)
              .withAlwaysWriteExceptions(false)
              .build();
    }

    @Override
    public String toSerializable(LogEvent event) {
      Map<String, String> slice = SliceLogContext.current();
      if (slice.isEmpty()) {
        return pattern.toSerializable(event);
      }
      StringMap named = ContextDataFactory.createContextData(event.getContextData());
      slice.forEach(named::putValue);
      return pattern.toSerializable(new Log4jLogEvent.Builder(event).setContextData(named).build());
    }
  }
}
