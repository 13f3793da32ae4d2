package io.footfall.pipelines.elasticsearch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.pipelines.elasticsearch.BulkFailure.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkFailureTest {

  @ParameterizedTest
  @CsvSource({
    "400, DOCUMENT",
    "429, PASSING",
    "503, PASSING",
    "404, CLUSTER",
    "403, CLUSTER",
    "409, CLUSTER"
  })
  void onlyABadDocumentIsTheDocumentsFault(int status, Cause cause) throws JsonProcessingException {
    BulkFailure failure =
        failureOf(
            "{\"_index\":\"footfall-page\",\"status\":"
                + status
                + ",\"error\":{\"type\":\"some_exception\",\"reason\":\"no field [x]\","
                + "\"caused_by\":{\"reason\":\"not a number\"}}}");

    assertThat(failure.cause(), is(cause));
    assertThat(failure.message(), is(status + " some_exception: no field [x] (not a number)"));
  }

  @Test
  void aLaterVersionThatIsThereIsNobodysFault() throws JsonProcessingException {
    BulkFailure failure =
        failureOf(
            "{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\","
                + "\"reason\":\"[id]: version conflict, current version [5] is higher\"}}");

    assertThat(failure.cause(), is(Cause.SUPERSEDED));
  }

  private static BulkFailure failureOf(String item) throws JsonProcessingException {
    return BulkFailure.of(new ObjectMapper().readTree(item));
  }
}
