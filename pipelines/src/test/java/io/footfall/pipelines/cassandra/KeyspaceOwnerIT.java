package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.testing.Servers;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KeyspaceOwnerIT {

  private CassandraSettings settings;

  @BeforeEach
  void empty() {
    settings = Servers.cassandra();
  }

  @Test
  void theFirstClickstreamHasItForGood() {
    assertThat(KeyspaceOwner.of(settings), is(Optional.empty()));
    KeyspaceOwner.requireNoOther(settings, "clicks/anybody");

    KeyspaceOwner.take(settings, "clicks/footfall");
    KeyspaceOwner.take(settings, "clicks/footfall");

    assertThat(KeyspaceOwner.of(settings), is(Optional.of("clicks/footfall")));
    KeyspaceOwner.requireNoOther(settings, "clicks/footfall");
  }

  @Test
  void anotherTopicAndAnotherGroupAreToldWhoseItIsAndWhatToDo() {
    KeyspaceOwner.take(settings, "clicks/footfall");

    for (String other : new String[] {"mine/footfall", "clicks/others"}) {
      KeyspaceOwnedException refused =
          assertThrows(KeyspaceOwnedException.class, () -> KeyspaceOwner.take(settings, other));
      assertThat(
          refused.getMessage(),
          allOf(
              containsString("clicks/footfall"),
              containsString(other),
              containsString("--cassandraKeyspace")));
      assertThrows(
          KeyspaceOwnedException.class, () -> KeyspaceOwner.requireNoOther(settings, other));
    }
    assertThat(KeyspaceOwner.of(settings), is(Optional.of("clicks/footfall")));
  }
}
