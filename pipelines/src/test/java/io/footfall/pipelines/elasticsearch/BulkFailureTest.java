package io.footfall.pipelines.elasticsearch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkFailureTest {

  @ParameterizedTest
  @CsvSource({"400, true", "429, false", "503, false", "404, false", "403, false", "409, false"})
  void onlyABadDocumentIsTheDocumentsFault(int status, boolean documents) {
    BulkFailure failure =
        BulkFailure.of(
            "{\"index\":{\"_index\":\"footfall-page\",\"status\":"
                + status
                + ",\"error\":{\"type\":\"some_exception\",\"reason\":\"no field [x]\","
                + "\"caused_by\":{\"reason\":\"not a number\"}}}}");

    assertThat(failure.isTheDocuments(), is(documents));
    assertThat(failure.message(), is(status + " some_exception: no field [x] (not a number)"));
  }

  @Test
  void aFailedRequestIsNobodysFault() {
    BulkFailure failure = BulkFailure.of("{\"message\":\"was thrown: \"quotes\" not escaped\"}");

    assertThat(failure.isTheDocuments(), is(false));
    assertThat(failure.message(), containsString("not escaped"));
  }

  @Test
  void anUnknownAnswerIsNobodysFault() {
    assertThat(BulkFailure.of("{\"message\":\"was thrown\"}").isTheDocuments(), is(false));
  }
}
