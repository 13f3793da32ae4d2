package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Why a document of a bulk request was not written.
 *
 * @param isTheDocuments whether it is the document's own fault, so that it will fail for ever; if
 *     not, the same may go well later, or somebody must see to the cluster
 */
record BulkFailure(boolean isTheDocuments, String message) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAD_REQUEST = 400;

  /**
   * Judges what Beam gives for a failed document: the item of the response, or, when the whole
   * request failed, text that is JSON only by chance. Only status 400 (mapping and parsing errors)
   * is the document's fault; 404, 403 or 409 say that index, rights or settings are not as they
   * should be, and 429 and 503 that the cluster is busy.
   */
  static BulkFailure of(String responseItem) {
    JsonNode item;
    try {
      item = JSON.readTree(responseItem);
    } catch (JsonProcessingException noJson) {
      return new BulkFailure(false, responseItem);
    }
    // The item stands under the name of its action
    JsonNode result = item.has("index") ? item.get("index") : item;
    JsonNode error = result.path("error");
    if (error.isMissingNode()) {
      return new BulkFailure(false, responseItem);
    }
    String message =
        result.path("status").asInt()
            + " "
            + error.path("type").asText()
            + ": "
            + error.path("reason").asText()
            + cause(error);
    return new BulkFailure(result.path("status").asInt() == BAD_REQUEST, message);
  }

  private static String cause(JsonNode error) {
    JsonNode cause = error.path("caused_by").path("reason");
    return cause.isMissingNode() ? "" : " (" + cause.asText() + ")";
  }
}
