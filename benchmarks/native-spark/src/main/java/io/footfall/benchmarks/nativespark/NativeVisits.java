package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Visits that are handed out as they change. Spark's session windows hand out nothing before the
 * watermark has passed, here 72 hours; so the state is held by hand: each visitor's visits, which
 * late clicks extend or join.
 */
final class NativeVisits {

  /** One that has been joined to another has no events. */
  static final StructType VISIT =
      new StructType()
          .add("visitor_id", DataTypes.StringType)
          .add("started", DataTypes.LongType)
          .add("ended", DataTypes.LongType)
          .add("events", DataTypes.LongType)
          .add("views", DataTypes.LongType)
          .add("revenue", DataTypes.LongType);

  private static final long SILENCE_MILLIS = 30 * 60_000L;
  private static final int LONGS = 5;

  private record Visit(long started, long ended, long events, long views, long revenue) {

    boolean isApartFrom(Visit other) {
      return other.started - ended >= SILENCE_MILLIS || started - other.ended >= SILENCE_MILLIS;
    }

    Visit plus(Visit other) {
      return new Visit(
          Math.min(started, other.started),
          Math.max(ended, other.ended),
          events + other.events,
          views + other.views,
          revenue + other.revenue);
    }
  }

  private NativeVisits() {}

  /** Of cleaned clicks; all that a micro-batch changed. */
  static Dataset<Row> of(Dataset<Row> clicks) {
    return clicks
        .select(
            col("visitor_id"),
            col("occurred_at"),
            NativeQueries.IS_VIEW.as("is_view"),
            coalesce(col("order.total_minor"), lit(0L)).as("revenue"))
        .groupByKey((MapFunction<Row, String>) click -> click.getString(0), Encoders.STRING())
        .flatMapGroupsWithState(
            (FlatMapGroupsWithStateFunction<String, Row, byte[], Row>) NativeVisits::follow,
            OutputMode.Update(),
            Encoders.BINARY(),
            Encoders.row(VISIT),
            GroupStateTimeout.NoTimeout());
  }

  private static Iterator<Row> follow(
      String visitorId, Iterator<Row> clicks, GroupState<byte[]> state) {
    List<Visit> visits = state.exists() ? read(state.get()) : new ArrayList<>();
    TreeMap<Long, Visit> changed = new TreeMap<>();
    while (clicks.hasNext()) {
      Row click = clicks.next();
      long at = click.getLong(1);
      Visit visit = new Visit(at, at, 1, click.getBoolean(2) ? 1 : 0, click.getLong(3));
      for (Iterator<Visit> known = visits.iterator(); known.hasNext(); ) {
        Visit other = known.next();
        if (!visit.isApartFrom(other)) {
          known.remove();
          changed.put(other.started(), new Visit(other.started(), other.ended(), 0, 0, 0));
          visit = visit.plus(other);
        }
      }
      visits.add(visit);
      changed.put(visit.started(), visit);
    }
    state.update(write(visits));
    return changed.values().stream()
        .map(
            visit ->
                RowFactory.create(
                    visitorId,
                    visit.started(),
                    visit.ended(),
                    visit.events(),
                    visit.views(),
                    visit.revenue()))
        .iterator();
  }

  private static List<Visit> read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    List<Visit> visits = new ArrayList<>();
    while (buffer.hasRemaining()) {
      visits.add(
          new Visit(
              buffer.getLong(),
              buffer.getLong(),
              buffer.getLong(),
              buffer.getLong(),
              buffer.getLong()));
    }
    return visits;
  }

  private static byte[] write(List<Visit> visits) {
    ByteBuffer buffer = ByteBuffer.allocate(visits.size() * LONGS * Long.BYTES);
    visits.sort(Comparator.comparingLong(Visit::started));
    for (Visit visit : visits) {
      buffer
          .putLong(visit.started())
          .putLong(visit.ended())
          .putLong(visit.events())
          .putLong(visit.views())
          .putLong(visit.revenue());
    }
    return buffer.array();
  }
}
