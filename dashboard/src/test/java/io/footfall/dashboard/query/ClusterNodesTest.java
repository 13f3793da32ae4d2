package io.footfall.dashboard.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClusterNodesTest {

  private static final URI ONE = URI.create("http://one:9200");
  private static final URI TWO = URI.create("http://two:9200");

  private final ClusterNodes nodes = new ClusterNodes(List.of(ONE, TWO));
  private final List<URI> asked = new ArrayList<>();
  private final Set<URI> silent = new TreeSet<>();

  @Test
  void theOneThatAnsweredLastIsAskedFirst() throws Exception {
    silent.add(ONE);
    assertThat(nodes.ask(this::answer), is("two"));
    assertThat(nodes.ask(this::answer), is("two"));
    silent.remove(ONE);
    silent.add(TWO);
    assertThat(nodes.ask(this::answer), is("one"));
    assertThat(asked, contains(ONE, TWO, TWO, TWO, ONE));
  }

  @Test
  void whereNoneAnswersEachWasAskedOnce() {
    silent.addAll(List.of(ONE, TWO));
    IOException failure = assertThrows(IOException.class, () -> nodes.ask(this::answer));
    assertThat(asked, contains(ONE, TWO));
    assertThat(failure.getMessage(), is("two is silent"));
  }

  private String answer(URI node) throws IOException {
    asked.add(node);
    if (silent.contains(node)) {
      throw new IOException(node.getHost() + " is silent");
    }
    return node.getHost();
  }
}
