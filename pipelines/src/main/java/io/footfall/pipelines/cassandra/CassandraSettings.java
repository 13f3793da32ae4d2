package io.footfall.pipelines.cassandra;

import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.secrets.Secret;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How to reach Cassandra, and how long to keep what is about persons.
 *
 * @param contactPoints some of the cluster's nodes, {@code host:port}
 * @param datacenter the one whose nodes are asked
 * @param user null where Cassandra asks for none; with a user goes a password
 * @param tls whether to encrypt, with the JVM's own trust store ({@code
 *     -Djavax.net.ssl.trustStore}), and to check host names
 * @param ttlDays how long clicks, visits and visitors' memories are kept; 0 for ever. Figures and
 *     the journal, which name nobody, stay.
 */
public record CassandraSettings(
    List<String> contactPoints,
    String datacenter,
    String keyspace,
    @Nullable String user,
    @Nullable Secret password,
    boolean tls,
    int ttlDays)
    implements Serializable {

  /** Where no option says otherwise. */
  public static final String DEFAULT_KEYSPACE = "clickstream";

  /** Cassandra takes no TTL beyond 20 years. */
  private static final int MOST_TTL_DAYS = 7_300;

  private static final Pattern CONTACT_POINT = Pattern.compile("\\[?[^\\s/]+\\]?:\\d{1,5}");
  private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");

  public CassandraSettings {
    contactPoints = List.copyOf(contactPoints);
    if (contactPoints.isEmpty()) {
      throw new WrongOptionException("--cassandraContactPoints must name at least one host:port");
    }
    for (String contactPoint : contactPoints) {
      if (!CONTACT_POINT.matcher(contactPoint).matches()) {
        throw new WrongOptionException(
            "--cassandraContactPoints must be host:port, separated by commas: " + contactPoint);
      }
    }
    if (!KEYSPACE.matcher(keyspace).matches()) {
      throw new WrongOptionException(
          "--cassandraKeyspace must be small letters, digits and _, at most 48: " + keyspace);
    }
    if ((user == null) != (password == null)) {
      throw new WrongOptionException(
          "--cassandraUser goes with a password from the environment or a file");
    }
    if (ttlDays < 0 || ttlDays > MOST_TTL_DAYS) {
      throw new WrongOptionException(
          "--cassandraTtlDays must lie in 0..." + MOST_TTL_DAYS + ": " + ttlDays);
    }
  }

  /** A cluster without TLS and authentication, the default keyspace, and rows kept for ever. */
  public static CassandraSettings of(List<String> contactPoints, String datacenter) {
    return new CassandraSettings(contactPoints, datacenter, DEFAULT_KEYSPACE, null, null, false, 0);
  }

  public CassandraSettings withKeyspace(String other) {
    return new CassandraSettings(contactPoints, datacenter, other, user, password, tls, ttlDays);
  }

  public CassandraSettings withLogin(String name, Secret secret) {
    return new CassandraSettings(contactPoints, datacenter, keyspace, name, secret, tls, ttlDays);
  }

  public CassandraSettings withTtlDays(int days) {
    return new CassandraSettings(contactPoints, datacenter, keyspace, user, password, tls, days);
  }

  /** As the TTL clause wants it: seconds, 0 for ever. */
  public int ttlSeconds() {
    return ttlDays * 86_400;
  }

  List<InetSocketAddress> addresses() {
    return contactPoints.stream()
        .map(
            contactPoint -> {
              int colon = contactPoint.lastIndexOf(':');
              return new InetSocketAddress(
                  contactPoint.substring(0, colon),
                  Integer.parseInt(contactPoint.substring(colon + 1)));
            })
        .toList();
  }

  @Override
  public String toString() {
    return "Cassandra at "
        + String.join(",", contactPoints)
        + ", keyspace "
        + keyspace
        + (user == null ? "" : " as " + user)
        + (tls ? " over TLS" : "");
  }
}
