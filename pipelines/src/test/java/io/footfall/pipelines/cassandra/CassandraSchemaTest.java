package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;

class CassandraSchemaTest {

  @Test
  void everyStatementMakesATableThatIsMissing() {
    assertThat(CassandraSchema.statements(), hasSize(7));
    assertThat(CassandraSchema.statements(), everyItem(startsWith("CREATE TABLE IF NOT EXISTS")));
  }
}
