package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.ArrayList;
import java.util.List;

/** Small things that the stores share. */
final class Statements {

  /** As many keys as rows go into a batch: the measured best of IN, too. */
  static final int KEYS_PER_READ = 30;

  private Statements() {}

  /** Prepares what may be repeated; the session remembers it, so doing so again costs nothing. */
  static PreparedStatement repeatable(CqlSession session, String cql) {
    return session.prepare(SimpleStatement.newInstance(cql).setIdempotent(true));
  }

  /** The list in pieces of {@link #KEYS_PER_READ}. */
  static <T> List<List<T>> pieces(List<T> all) {
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += KEYS_PER_READ) {
      pieces.add(all.subList(from, Math.min(all.size(), from + KEYS_PER_READ)));
    }
    return pieces;
  }
}
