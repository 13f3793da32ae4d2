package io.footfall.dashboard.query;

import io.footfall.model.WrongOptionException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How the figures are reached.
 *
 * @param nodes {@code http://host:port} of one or more, or {@code https} for TLS with the JVM's own
 *     trust store
 * @param indexPrefix before the kind in an index's name: {@code footfall} makes {@code
 *     footfall-page}
 * @param authorization the whole value of the Authorization header, null where none is asked for
 */
public record ElasticsearchAddress(
    List<URI> nodes, String indexPrefix, @Nullable String authorization) {

  private static final Pattern URL = Pattern.compile("https?://[^/@\\s]+:\\d{1,5}");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_-]{0,99}");

  public ElasticsearchAddress {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new WrongOptionException("--elasticsearch must name at least one address");
    }
    for (URI node : nodes) {
      if (!URL.matcher(node.toString()).matches()) {
        throw new WrongOptionException(
            // A login in it is not to be shown, and would be to every page that has to wait
            "--elasticsearch must be http(s)://host:port, separated by commas, and a login goes by"
                + " --elasticsearchUser: "
                + node.toString().replaceAll("//.*@", "//...@"));
      }
    }
    if (!PREFIX.matcher(indexPrefix).matches()) {
      throw new WrongOptionException(
          "--indexPrefix must be small letters, digits, - and _: " + indexPrefix);
    }
  }

  /** One that asks for no login. */
  public static ElasticsearchAddress of(List<URI> nodes, String indexPrefix) {
    return new ElasticsearchAddress(nodes, indexPrefix, null);
  }

  public ElasticsearchAddress withApiKey(String key) {
    return new ElasticsearchAddress(nodes, indexPrefix, "ApiKey " + key);
  }

  public ElasticsearchAddress withLogin(String user, String password) {
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ElasticsearchAddress(
        nodes, indexPrefix, "Basic " + Base64.getEncoder().encodeToString(login));
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
    return "Elasticsearch at "
        + nodes.stream().map(URI::toString).collect(Collectors.joining(", "))
        + ", indices "
        + indexPrefix
        + "-*";
  }
}
