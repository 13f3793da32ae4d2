package io.footfall.benchmarks.nativespark;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The click contract as {@code from_json} wants it: every field that Footfall's parser reads. */
final class ClickSchema {

  static final StructType CLICK =
      texts("event_id", "event_type", "visitor_id", "user_id", "search_term", "user_agent", "ip")
          .add("screen", DataTypes.StringType)
          .add("schema_version", DataTypes.IntegerType)
          .add("occurred_at", DataTypes.LongType)
          .add("sent_at", DataTypes.LongType)
          .add("received_at", DataTypes.LongType)
          .add("page", texts("url", "title", "referrer"))
          .add(
              "product",
              texts("id", "name", "category", "currency")
                  .add("price_minor", DataTypes.LongType)
                  .add("quantity", DataTypes.IntegerType))
          .add("order", texts("id", "currency").add("total_minor", DataTypes.LongType))
          .add("geo", texts("country", "city"))
          .add("campaign", texts("source", "medium", "name"))
          .add("demographics", texts("age_band", "gender"))
          .add(
              "consent",
              new StructType()
                  .add("analytics", DataTypes.BooleanType)
                  .add("marketing", DataTypes.BooleanType));

  private ClickSchema() {}

  private static StructType texts(String... names) {
    StructType type = new StructType();
    for (String name : names) {
      type = type.add(name, DataTypes.StringType);
    }
    return type;
  }
}
