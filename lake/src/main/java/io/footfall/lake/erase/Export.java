package io.footfall.lake.erase;

import com.datastax.oss.driver.api.core.data.UdtValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.footfall.pipelines.cassandra.Identities;
import io.footfall.pipelines.cassandra.VisitorTraces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is stored of a visitor as JSON: rows by store and table, the columns that have a value.
 * Times in ISO-8601 from Cassandra, milliseconds from the lake; bytes in Base64.
 */
public final class Export {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(UdtValue.class, ToStringSerializer.instance))
          .enable(SerializationFeature.INDENT_OUTPUT);

  private final EraseSettings settings;

  private Export(EraseSettings settings) {
    this.settings = settings;
  }

  /** From those stores. Elasticsearch holds figures, which name nobody. */
  public static Export from(EraseSettings settings) {
    settings.requireLanded();
    return new Export(settings);
  }

  /** One JSON object. */
  public String of(String visitorId) {
    return write(allOf(visitorId));
  }

  /** The same of each visitor that has logged in as that user. */
  public String ofUser(String userId) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("user_id", userId);
    all.put(
        "visitors",
        Identities.of(settings.cassandra()).visitorsOf(userId).stream().map(this::allOf).toList());
    return write(all);
  }

  private Map<String, Object> allOf(String visitorId) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("visitor_id", visitorId);
    all.put(
        Erase.CASSANDRA,
        VisitorTraces.of(settings.cassandra(), settings.buckets()).rows(visitorId));
    if (settings.lake() != null) {
      LakeTraces lake = LakeTraces.in(settings.lake());
      all.put(Erase.LAKE, lake.rows(visitorId));
      all.put("lake_rejected", lake.rejects(visitorId));
    }
    return all;
  }

  private static String write(Map<String, Object> all) {
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row of the visitor can't be written as JSON", e);
    }
  }
}
