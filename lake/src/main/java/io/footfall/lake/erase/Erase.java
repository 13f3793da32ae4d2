package io.footfall.lake.erase;

import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.cassandra.VisitorTraces;
import io.footfall.pipelines.elasticsearch.VisitorDocuments;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Erases a visitor from every store, looks again, and says what it did. Run again, it finds
 * nothing. Call it under the lake's lease, where there is a lake.
 */
public final class Erase {

  static final String CASSANDRA = "cassandra";
  static final String ELASTICSEARCH = "elasticsearch";
  static final String LAKE = "lake";

  private static final List<String> STAYS =
      List.of(
          "figures: sums and sketches, which name nobody",
          "suppressions: a digest of an address, so that a no is not forgotten",
          "reports: CSV that was written before, with the names of pages and searches as they were",
          "kafka: records of the topics, until their retention ends");

  private final EraseSettings settings;

  private Erase(EraseSettings settings) {
    this.settings = settings;
  }

  /**
   * From those stores.
   *
   * @throws IllegalArgumentException when nothing was ever landed where the lake is to be: what is
   *     in another would stay, and the receipt say nothing of it
   */
  public static Erase from(EraseSettings settings) {
    settings.requireLanded();
    return new Erase(settings);
  }

  /** Erases the visitor; the receipt says whether anything is left. */
  public Receipt erase(String visitorId) throws InterruptedException {
    if (visitorId.isBlank()) {
      throw new WrongOptionException("--visitor must not be blank: name one visitor's id");
    }
    Map<String, Map<String, Long>> erased = new TreeMap<>();
    put(erased, CASSANDRA, traces().erase(visitorId));
    put(erased, ELASTICSEARCH, documents(documents().erase(visitorId)));
    List<String> files = List.of();
    if (settings.lake() != null) {
      LakeEraser.Erased fromLake = LakeTraces.in(settings.lake()).erase(visitorId);
      put(erased, LAKE, fromLake.rows());
      files = fromLake.files();
    }
    return new Receipt(
        sha256(visitorId), Instant.now().toString(), erased, files, find(visitorId), STAYS);
  }

  /** What there is of the visitor: rows by store and table. */
  public Map<String, Map<String, Long>> find(String visitorId) throws InterruptedException {
    Map<String, Map<String, Long>> found = new TreeMap<>();
    put(found, CASSANDRA, traces().count(visitorId));
    put(found, ELASTICSEARCH, documents(documents().count(visitorId)));
    if (settings.lake() != null) {
      put(found, LAKE, LakeTraces.in(settings.lake()).count(visitorId));
    }
    return found;
  }

  private VisitorTraces traces() {
    return VisitorTraces.of(settings.cassandra(), settings.buckets());
  }

  private VisitorDocuments documents() {
    return VisitorDocuments.in(settings.elasticsearch());
  }

  private static Map<String, Long> documents(long count) {
    return count == 0 ? Map.of() : Map.of("documents", count);
  }

  private static void put(
      Map<String, Map<String, Long>> stores, String store, Map<String, Long> tables) {
    if (!tables.isEmpty()) {
      stores.put(store, tables);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
