package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CassandraSchemaTest {

  @Test
  void everyStatementMakesATypeOrATableThatIsMissing() {
    List<String> queries =
        CassandraSchema.statements().stream().map(SimpleStatement::getQuery).toList();

    assertThat(queries, hasSize(14));
    assertThat(queries, everyItem(matchesPattern("(?s)CREATE (TABLE|TYPE) IF NOT EXISTS .*")));
  }
}
