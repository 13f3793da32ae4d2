package io.footfall.prepare.enrich;

import io.footfall.model.Click;
import io.footfall.model.Geo;
import io.footfall.prepare.ClickStep;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.net.InetAddresses;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A parsed click in; the same click out, with the country and city of its address where it names
 * none itself. What the click says goes before what the address tells; a city is only added to the
 * country that it lies in. Comes before cleaning, which masks the address. Refuses nothing: an
 * address that is none is for cleaning to refuse.
 */
public final class LocateClicks implements ClickStep {

  private final GeoDatabase database;

  private LocateClicks(GeoDatabase database) {
    this.database = database;
  }

  /**
   * By a City or Country database in MaxMind's format, on every worker under that path.
   *
   * @throws IllegalArgumentException when the file is no such database
   */
  public static LocateClicks by(String file) {
    return new LocateClicks(new GeoDatabase(file));
  }

  @Override
  public String stage() {
    return "locate";
  }

  @Override
  public Click apply(Click click, long plannedAtMillis) {
    Geo named = click.geo() == null ? new Geo(null, null) : click.geo();
    if (click.ip() == null || isNamed(named.city())) {
      return click;
    }
    String address = click.ip().strip();
    if (!InetAddresses.isInetAddress(address)) {
      return click;
    }
    Geo found = database.find(InetAddresses.forString(address));
    boolean contradicts =
        found == null
            || (isNamed(named.country())
                && !named.country().strip().equalsIgnoreCase(found.country()));
    return contradicts ? click : click.toBuilder().geo(found).build();
  }

  private static boolean isNamed(@Nullable String part) {
    return part != null && !part.isBlank();
  }
}
