package io.footfall.dashboard.query;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comes in: a question. Goes out: the answer of the first node that gives any, beginning with the
 * one that answered last: so a node that is gone costs its patience once, and not every question.
 */
final class ClusterNodes {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterNodes.class);

  private final List<URI> nodes;
  private volatile int answering;

  ClusterNodes(List<URI> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** What a node is asked. */
  @FunctionalInterface
  interface Question<T> {
    T askedOf(URI node) throws IOException, InterruptedException;
  }

  /**
   * Asks each node once at the most.
   *
   * @throws IOException the last one's, when none answers
   */
  <T> T ask(Question<T> question) throws IOException, InterruptedException {
    int first = answering;
    for (int turn = 0; ; turn++) {
      int node = (first + turn) % nodes.size();
      try {
        T answer = question.askedOf(nodes.get(node));
        if (node != first) {
          LOG.warn("{} does not answer, {} is asked instead", nodes.get(first), nodes.get(node));
          answering = node;
        }
        return answer;
      } catch (IOException silence) {
        if (turn == nodes.size() - 1) {
          throw silence;
        }
      }
    }
  }
}
