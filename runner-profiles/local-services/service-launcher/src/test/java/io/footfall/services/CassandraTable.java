package io.footfall.services;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** One table of a real node, as a list of texts. */
record CassandraTable(CassandraEndpoint endpoint) {

  void create() {
    ask(
        session -> {
          session.execute(
              "CREATE KEYSPACE notes WITH replication"
                  + " = {'class': 'SimpleStrategy', 'replication_factor': 1}");
          return session.execute("CREATE TABLE notes.notes (note text PRIMARY KEY)");
        });
  }

  void insert(String note) {
    ask(session -> session.execute("INSERT INTO notes.notes (note) VALUES (?)", note));
  }

  List<String> select() {
    return ask(
        session ->
            session.execute("SELECT note FROM notes.notes").all().stream()
                .map(row -> row.getString("note"))
                .toList());
  }

  private <T> T ask(Function<CqlSession, T> question) {
    DriverConfigLoader patientButBrisk =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
            // Else each close waits two seconds for tasks that never come
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
            .build();
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(endpoint.contactPoint())
            .withLocalDatacenter(endpoint.localDatacenter())
            .withConfigLoader(patientButBrisk)
            .build()) {
      return question.apply(session);
    }
  }
}
