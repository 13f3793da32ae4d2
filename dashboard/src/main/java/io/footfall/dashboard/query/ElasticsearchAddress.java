package io.footfall.dashboard.query;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How the figures are reached.
 *
 * @param url {@code http://host:port}, or {@code https} for TLS with the JVM's own trust store
 * @param indexPrefix before the kind in an index's name: {@code footfall} makes {@code
 *     footfall-page}
 * @param authorization the whole value of the Authorization header, null where none is asked for
 */
public record ElasticsearchAddress(URI url, String indexPrefix, @Nullable String authorization) {

  private static final Pattern URL = Pattern.compile("https?://[^/\\s]+:\\d{1,5}");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_-]{0,99}");

  public ElasticsearchAddress {
    if (!URL.matcher(url.toString()).matches()) {
      throw new IllegalArgumentException("--elasticsearch must be http(s)://host:port: " + url);
    }
    if (!PREFIX.matcher(indexPrefix).matches()) {
      throw new IllegalArgumentException(
          "--indexPrefix must be small letters, digits, - and _: " + indexPrefix);
    }
  }

  /** One that asks for no login. */
  public static ElasticsearchAddress of(URI url, String indexPrefix) {
    return new ElasticsearchAddress(url, indexPrefix, null);
  }

  public ElasticsearchAddress withApiKey(String key) {
    return new ElasticsearchAddress(url, indexPrefix, "ApiKey " + key);
  }

  public ElasticsearchAddress withLogin(String user, String password) {
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ElasticsearchAddress(
        url, indexPrefix, "Basic " + Base64.getEncoder().encodeToString(login));
  }

  /** The whole name of the index that holds a kind. */
  String indexOf(String kind) {
    return indexPrefix + "-" + kind;
  }

  Optional<String> header() {
    return Optional.ofNullable(authorization);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Elasticsearch at " + url + ", indices " + indexPrefix + "-*";
  }
}
