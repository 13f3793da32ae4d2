package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CassandraSchemaTest {

  @Test
  void everyStatementMakesATypeOrATableThatIsMissing() {
    List<String> queries =
        CassandraSchema.statements().stream().map(SimpleStatement::getQuery).toList();

    assertThat(queries, hasSize(17));
    assertThat(queries, everyItem(matchesPattern("(?s)CREATE (TABLE|TYPE) IF NOT EXISTS .*")));
  }

  @Test
  void everyTablesColumnsAreFound() {
    Map<String, Map<String, String>> columns =
        TableColumns.declaredBy(CassandraSchema.statements()).stream()
            .collect(Collectors.toMap(TableColumns::table, TableColumns::types));

    assertThat(columns.keySet(), is(CassandraSchema.tables()));
    assertThat(
        columns.get("leases"), is(Map.of("source", "text", "owner", "text", "renewals", "bigint")));
    assertThat(columns.get("offers"), hasEntry("claims", "int static"));
    assertThat(columns.get("visits_by_day"), hasEntry("stays", "frozen<list<frozen<page_stay>>>"));
    assertThat(
        columns.get("visits_by_day"), hasEntry("revenue_minor", "frozen<map<text, bigint>>"));
  }
}
