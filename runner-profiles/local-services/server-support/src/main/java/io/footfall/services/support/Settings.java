package io.footfall.services.support;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a launcher tells a server: arguments {@code name=value}. Immutable. */
final class Settings {

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * @throws IllegalArgumentException if an argument has no {@code =} or a name comes twice
   */
  static Settings parse(String... arguments) {
    Map<String, String> values = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("Write '" + argument + "' as name=value");
      }
      String name = argument.substring(0, equals);
      if (values.put(name, argument.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("'" + name + "' is given twice; give it once");
      }
    }
    return new Settings(values);
  }

  /** These and one more, or another value of one. */
  Settings with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Settings(more);
  }

  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "'" + name + "' is missing among " + values.keySet() + "; add " + name + "=<value>");
    }
    return value;
  }

  int port(String name) {
    String value = get(name);
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notAPort(name, value), e);
    }
    throw new IllegalArgumentException(notAPort(name, value));
  }

  private static String notAPort(String name, String value) {
    return name + "=" + value + " is no port; give a number from 1 to 65535";
  }
}
