package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.secrets.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class CassandraSettingsTest {

  private static final CassandraSettings SETTINGS =
      CassandraSettings.of(List.of("one:9042", "two:9043"), "datacenter1");

  @Test
  void contactPointsAreHostsAndPorts() {
    assertThat(SETTINGS.addresses().get(1).getHostString(), is("two"));
    assertThat(SETTINGS.addresses().get(1).getPort(), is(9043));
  }

  @Test
  void aContactPointWithoutPortIsRefusedByOption() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> CassandraSettings.of(List.of("one"), "datacenter1"));
    assertThat(refused.getMessage(), containsString("--cassandraContactPoints"));
  }

  @Test
  void aKeyspaceThatIsNoNameIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withKeyspace("x; DROP KEYSPACE y"));
  }

  @Test
  void aTtlBeyondCassandrasIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withTtlDays(7_301));
    assertThat(SETTINGS.withTtlDays(2).ttlSeconds(), is(172_800));
  }

  @Test
  void theSecretIsNamedAndNotShown() {
    CassandraSettings login = SETTINGS.withLogin("footfall", Secret.fromEnvironment("PATH"));

    assertThat(login.password().reveal(), is(System.getenv("PATH")));
    assertThat(login.toString().contains(System.getenv("PATH")), is(false));
  }
}
