package io.footfall.pipelines.elasticsearch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

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
  void onlyABadDocumentIsTheDocumentsFault(int status, Cause cause) {
    BulkFailure failure =
        BulkFailure.of(
            "{\"index\":{\"_index\":\"footfall-page\",\"status\":"
                + status
                + ",\"error\":{\"type\":\"some_exception\",\"reason\":\"no field [x]\","
                + "\"caused_by\":{\"reason\":\"not a number\"}}}}");

    assertThat(failure.cause(), is(cause));
    assertThat(failure.message(), is(status + " some_exception: no field [x] (not a number)"));
  }

  @Test
  void aLaterVersionThatIsThereIsNobodysFault() {
    BulkFailure failure =
        BulkFailure.of(
            "{\"index\":{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\","
                + "\"reason\":\"[id]: version conflict, current version [5] is higher\"}}}");

    assertThat(failure.cause(), is(Cause.SUPERSEDED));
  }

  @Test
  void aFailedRequestMayGoWellLater() {
    BulkFailure failure = BulkFailure.of("{\"message\":\"was thrown: \"quotes\" not escaped\"}");

    assertThat(failure.cause(), is(Cause.PASSING));
    assertThat(failure.message(), containsString("not escaped"));
  }

  @Test
  void anUnknownAnswerMayBeAnotherLater() {
    assertThat(BulkFailure.of("{\"message\":\"was thrown\"}").cause(), is(Cause.PASSING));
  }
}
