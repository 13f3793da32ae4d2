package io.footfall.lake.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.WrongOptionException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeAddressTest {

  /** What was landed there would never be found again, as listing takes the name for a pattern. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data/lake[1]",
        "lake{a}",
        "s3://bucket/lake*",
        "hdfs://host:1/lake?",
        "la\\\\ke"
      })
  void whatPassesForAPatternIsRefused(String root) {
    WrongOptionException refused =
        assertThrows(WrongOptionException.class, () -> LakeAddress.of(root));

    assertThat(refused.getMessage(), startsWith("--lake "));
    assertThat(refused.getMessage(), containsString("pattern"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:lake", "s3://", "s3:///lake", "hdfs:/lake", "gs://bucket/lake"})
  void whatNamesNoPlaceIsRefused(String root) {
    WrongOptionException refused =
        assertThrows(WrongOptionException.class, () -> LakeAddress.of(root));

    assertThat(refused.getMessage(), startsWith("--lake "));
  }

  @Test
  void anObjectStoreIsNamedByAUrl() {
    LakeAddress address = LakeAddress.of("s3://bucket/lake");

    WrongOptionException refused =
        assertThrows(
            WrongOptionException.class, () -> address.withS3(URI.create("localhost:9000"), true));

    assertThat(refused.getMessage(), startsWith("--s3Endpoint "));
  }
}
