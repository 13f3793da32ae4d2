package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class CassandraRetriesTest {

  @Test
  void whatPassesIsTriedAgain() {
    assertThat(CassandraRetries.passes(new DriverTimeoutException("slow")), is(true));
    assertThat(CassandraRetries.passes(new NoNodeAvailableException()), is(true));
    assertThat(CassandraRetries.passes(new ConnectException("refused")), is(true));
  }

  @Test
  void whatDoesNotPassFailsAtOnce() {
    Node node = null;
    assertThat(CassandraRetries.passes(new InvalidQueryException(node, "no table")), is(false));
    assertThat(CassandraRetries.passes(new SyntaxError(node, "typo")), is(false));
    assertThat(CassandraRetries.passes(new UnauthorizedException(node, "no right")), is(false));
    assertThat(CassandraRetries.passes(new IllegalStateException("ours")), is(false));
  }
}
