package io.footfall.dashboard.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticsearchAddressTest {

  @Test
  void aPasswordInAnAddressIsRefusedAndNotShown() {
    List<URI> nodes = List.of(URI.create("http://elastic:hunter2@127.0.0.1:9200"));

    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> ElasticsearchAddress.of(nodes, "footfall"));

    assertThat(
        wrong.getMessage(),
        allOf(containsString("--elasticsearchUser"), not(containsString("hunter2"))));
  }

  @Test
  void aLoginIsNotShown() {
    ElasticsearchAddress address =
        ElasticsearchAddress.of(List.of(URI.create("http://127.0.0.1:9200")), "footfall")
            .withLogin("elastic", "hunter2");

    assertThat(address.toString(), not(containsString("hunter2")));
  }
}
