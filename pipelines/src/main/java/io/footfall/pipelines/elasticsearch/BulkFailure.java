package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Why a document of a bulk request was not written. */
record BulkFailure(Cause cause, String message) {

  /** Whose fault it is. */
  enum Cause {
    /** It will fail for ever. */
    DOCUMENT,
    /** The cluster is busy or away: the same may go well later. */
    PASSING,
    /** What is there has a later version than the document. */
    SUPERSEDED,
    /** Somebody must see to the cluster. */
    CLUSTER
  }

  private static final int BAD_REQUEST = 400;
  private static final String VERSION_CONFLICT = "version_conflict_engine_exception";
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

  /**
   * Judges an item of the answer that has an error. Only status 400 (mapping and parsing errors) is
   * the document's fault; 404, 403 or 409 say that index, rights or settings are not as they should
   * be, and 429 and 503 that the cluster is busy. Versions conflict only where a document was given
   * one.
   */
  static BulkFailure of(JsonNode item) {
    JsonNode error = item.path("error");
    int status = item.path("status").asInt();
    String message =
        status
            + " "
            + error.path("type").asText()
            + ": "
            + error.path("reason").asText()
            + reasonBehind(error);
    return new BulkFailure(
        VERSION_CONFLICT.equals(error.path("type").asText()) ? Cause.SUPERSEDED : causeOf(status),
        message);
  }

  /** Whether the status, of an item or of a whole answer, says that the cluster has no time. */
  static boolean isBusy(int status) {
    return BUSY.contains(status);
  }

  private static Cause causeOf(int status) {
    if (status == BAD_REQUEST) {
      return Cause.DOCUMENT;
    }
    return isBusy(status) ? Cause.PASSING : Cause.CLUSTER;
  }

  private static String reasonBehind(JsonNode error) {
    JsonNode cause = error.path("caused_by").path("reason");
    return cause.isMissingNode() ? "" : " (" + cause.asText() + ")";
  }
}
