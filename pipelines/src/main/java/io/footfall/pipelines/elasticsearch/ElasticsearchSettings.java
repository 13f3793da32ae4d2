package io.footfall.pipelines.elasticsearch;

import io.footfall.figures.FigureKind;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.secrets.Secret;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How to reach Elasticsearch.
 *
 * @param addresses of some nodes, {@code http://host:port}, or {@code https} for TLS with the JVM's
 *     own trust store
 * @param indexPrefix before the kind in an index's name: {@code footfall} makes {@code
 *     footfall-page}
 * @param user null where Elasticsearch asks for none, or where an API key is given
 * @param secret the user's password or, without a user, the API key
 */
public record ElasticsearchSettings(
    List<String> addresses, String indexPrefix, @Nullable String user, @Nullable Secret secret)
    implements Serializable {

  /** Where no option says otherwise. */
  public static final String DEFAULT_INDEX_PREFIX = "footfall";

  private static final Pattern ADDRESS = Pattern.compile("https?://[^/@\\s]+:\\d{1,5}");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_-]{0,99}");

  public ElasticsearchSettings {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new WrongOptionException("--elasticsearch must name at least one address");
    }
    for (String address : addresses) {
      if (!ADDRESS.matcher(address).matches()) {
        throw new WrongOptionException(
            // A login in it is not to be shown
            "--elasticsearch must be http(s)://host:port, separated by commas, and a login goes by"
                + " --elasticsearchUser: "
                + address.replaceAll("//.*@", "//...@"));
      }
    }
    if (!PREFIX.matcher(indexPrefix).matches()) {
      throw new WrongOptionException(
          "--indexPrefix must be small letters, digits, - and _: " + indexPrefix);
    }
    if (user != null && secret == null) {
      throw new WrongOptionException(
          "--elasticsearchUser goes with a password from the environment or a file");
    }
  }

  /** A cluster without authentication, and the default prefix. */
  public static ElasticsearchSettings of(List<String> addresses) {
    return new ElasticsearchSettings(addresses, DEFAULT_INDEX_PREFIX, null, null);
  }

  public ElasticsearchSettings withIndexPrefix(String prefix) {
    return new ElasticsearchSettings(addresses, prefix, user, secret);
  }

  public ElasticsearchSettings withLogin(String name, Secret password) {
    return new ElasticsearchSettings(addresses, indexPrefix, name, password);
  }

  public ElasticsearchSettings withApiKey(Secret key) {
    return new ElasticsearchSettings(addresses, indexPrefix, null, key);
  }

  /** The index of a kind of figures. */
  public String indexOf(FigureKind kind) {
    return indexPrefix + "-" + kind.wireName();
  }

  /** The first address, for what is asked once. */
  URI address() {
    return URI.create(addresses.get(0));
  }

  /** One of the addresses, in turn. */
  URI addressOf(int turn) {
    return URI.create(addresses.get(Math.floorMod(turn, addresses.size())));
  }

  /** The value of the Authorization header, if any. Reads the secret. */
  Optional<String> authorization() {
    if (secret == null) {
      return Optional.empty();
    }
    if (user == null) {
      return Optional.of("ApiKey " + secret.reveal());
    }
    byte[] login = (user + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(login));
  }

  @Override
  public String toString() {
    return "Elasticsearch at " + String.join(",", addresses) + ", indices " + indexPrefix + "-*";
  }
}
