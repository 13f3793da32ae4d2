package io.footfall.prepare.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The parameters of a URL's query. Names are compared decoded and in lower case; what is kept is
 * kept as it was written.
 */
public final class QueryParameters {

  private record Parameter(String name, String written) {

    String value() {
      int equals = written.indexOf('=');
      return equals < 0 ? "" : decode(written.substring(equals + 1));
    }
  }

  private static final QueryParameters NONE = new QueryParameters(List.of());

  private final List<Parameter> parameters;

  private QueryParameters(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /** Of a raw query, {@code a=1&b=2}; of none when it is null. */
  public static QueryParameters of(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return NONE;
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= query.length()) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 ? query.length() : ampersand;
      if (end > start) {
        parameters.add(parameter(query.substring(start, end)));
      }
      start = end + 1;
    }
    return new QueryParameters(parameters);
  }

  /** The decoded value of the first parameter of that name; null when there is none or no value. */
  public @Nullable String find(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        String value = parameter.value().strip();
        return value.isEmpty() ? null : value;
      }
    }
    return null;
  }

  public boolean isEmpty() {
    return parameters.isEmpty();
  }

  /** Those whose names are not in the set. */
  public QueryParameters without(Set<String> names) {
    return new QueryParameters(
        parameters.stream().filter(parameter -> !names.contains(parameter.name())).toList());
  }

  /** In the order of their names; those of one name stay in their order. */
  public QueryParameters sorted() {
    return new QueryParameters(
        parameters.stream().sorted(Comparator.comparing(Parameter::name)).toList());
  }

  /** The raw query. */
  @Override
  public String toString() {
    return parameters.stream().map(Parameter::written).collect(Collectors.joining("&"));
  }

  private static Parameter parameter(String written) {
    int equals = written.indexOf('=');
    String name = equals < 0 ? written : written.substring(0, equals);
    return new Parameter(decode(name).toLowerCase(Locale.ROOT), written);
  }

  /** A stray {@code %} is common, and then the text is meant as it stands. */
  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
