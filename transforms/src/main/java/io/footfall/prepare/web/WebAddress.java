package io.footfall.prepare.web;

import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An absolute URL, taken apart: scheme and host in lower case, the port only where it is not the
 * scheme's own, the path at least {@code /}, the raw query. A user and password, and the fragment,
 * are left behind: they say who looks, and where on the page.
 */
public record WebAddress(
    String scheme, String host, @Nullable Integer port, String path, @Nullable String query) {

  private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);
  private static final int HIGHEST_PORT = 65_535;

  /** Refused as {@link RejectReason#INVALID_URL}, in the name of {@code field}. */
  public static WebAddress parse(String field, String url) throws RefusedClick {
    requireEncoded(field, url);
    int schemeEnd = url.indexOf("://");
    if (schemeEnd < 1 || !isScheme(url, schemeEnd)) {
      throw invalid(field, "must start with a scheme such as https://", url);
    }
    String scheme = url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    int hostStart = schemeEnd + 3;
    int hostEnd = firstOf(url, "/?#", hostStart, url.length());
    int end = firstOf(url, "#", hostEnd, url.length());
    int pathEnd = firstOf(url, "?", hostEnd, end);
    String authority = url.substring(hostStart, hostEnd);
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int portStart = portStart(hostAndPort);
    String host = hostAndPort.substring(0, portStart).toLowerCase(Locale.ROOT);
    if (!isHost(host)) {
      throw invalid(field, "must name a host", url);
    }
    Integer port = port(field, url, hostAndPort.substring(portStart));
    return new WebAddress(
        scheme,
        host,
        port == null || port.equals(DEFAULT_PORTS.get(scheme)) ? null : port,
        pathEnd == hostEnd ? "/" : url.substring(hostEnd, pathEnd),
        pathEnd < end ? url.substring(pathEnd + 1, end) : null);
  }

  /** The host of an address that {@link #toString} wrote. */
  public static String hostOf(String canonical) {
    int start = canonical.indexOf("://") + 3;
    String host = canonical.substring(start, firstOf(canonical, "/?#", start, canonical.length()));
    return host.substring(0, portStart(host));
  }

  public WebAddress withQuery(@Nullable String newQuery) {
    return new WebAddress(scheme, host, port, path, newQuery);
  }

  /** The canonical form. */
  @Override
  public String toString() {
    StringBuilder url = new StringBuilder(scheme).append("://").append(host);
    if (port != null) {
      url.append(':').append(port);
    }
    url.append(path);
    if (query != null && !query.isEmpty()) {
      url.append('?').append(query);
    }
    return url.toString();
  }

  private static void requireEncoded(String field, String url) throws RefusedClick {
    for (int i = 0; i < url.length(); i++) {
      char character = url.charAt(i);
      if (character <= ' ' || character == '"' || character == '<' || character == '>') {
        throw invalid(field, "must have blanks, quotes and < > percent-encoded", url);
      }
    }
  }

  private static boolean isScheme(String url, int end) {
    for (int i = 0; i < end; i++) {
      char character = url.charAt(i);
      boolean letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
      boolean later = (character >= '0' && character <= '9') || "+-.".indexOf(character) >= 0;
      if (!letter && (i == 0 || !later)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return host.length() > 3 && host.endsWith("]");
    }
    return !host.isEmpty()
        && host.codePoints()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_')
        && host.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Where {@code :8080} starts; an IPv6 address has colons of its own, in brackets. */
  private static int portStart(String hostAndPort) {
    int colon = hostAndPort.indexOf(':', Math.max(0, hostAndPort.lastIndexOf(']')));
    return colon < 0 ? hostAndPort.length() : colon;
  }

  private static @Nullable Integer port(String field, String url, String colonAndPort)
      throws RefusedClick {
    if (colonAndPort.length() <= 1) {
      return null;
    }
    int port = 0;
    for (int i = 1; i < colonAndPort.length(); i++) {
      int digit = colonAndPort.charAt(i) - '0';
      port = digit < 0 || digit > 9 ? Integer.MAX_VALUE : Math.min(port, HIGHEST_PORT) * 10 + digit;
      if (port > HIGHEST_PORT) {
        throw invalid(field, "must have a port of 1 to 65535", url);
      }
    }
    return port;
  }

  private static int firstOf(String text, String characters, int start, int end) {
    for (int i = start; i < end; i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return end;
  }

  private static RefusedClick invalid(String field, String rule, String url) {
    String shown = url.length() > 60 ? url.substring(0, 60) + "..." : url;
    return new RefusedClick(RejectReason.INVALID_URL, field + " " + rule + ": \"" + shown + "\"");
  }
}
