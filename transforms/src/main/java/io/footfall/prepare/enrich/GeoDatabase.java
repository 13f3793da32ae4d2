package io.footfall.prepare.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.footfall.model.Geo;
import io.footfall.model.WrongOptionException;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where addresses are, by a file in MaxMind's format (GeoLite2 or GeoIP2, City or Country). The
 * file is mapped into memory once a JVM; every worker needs it under the same path. Read by
 * MaxMind's own reader of the format; the geoip2 library over it brings a later Jackson than Spark
 * runs with.
 */
record GeoDatabase(String file) implements Serializable {

  private static final Map<String, Reader> READERS = new ConcurrentHashMap<>();

  private static final int IPV4 = 4;

  GeoDatabase {
    String type = reader(file).getMetadata().getDatabaseType();
    if (!type.contains("City") && !type.contains("Country")) {
      throw new WrongOptionException(
          "--geoDatabase must be a City or Country database of MaxMind's format: "
              + file
              + " is of type "
              + type);
    }
  }

  /** Where the address is; null when the database does not say. */
  @Nullable Geo find(InetAddress address) {
    Reader reader = reader(file);
    if (address instanceof Inet6Address && reader.getMetadata().getIpVersion() == IPV4) {
      return null;
    }
    try {
      Map<?, ?> record = reader.get(address, Map.class);
      if (record == null) {
        return null;
      }
      String country = text(part(record, "country"), "iso_code");
      String city = text(part(part(record, "city"), "names"), "en");
      return country == null && city == null ? null : new Geo(country, city);
    } catch (IOException failure) {
      throw new UncheckedIOException(file + " can't be read; put the database back", failure);
    }
  }

  private static Reader reader(String file) {
    return READERS.computeIfAbsent(
        file,
        path -> {
          try {
            return new Reader(new File(path), new CHMCache());
          } catch (IOException failure) {
            throw new WrongOptionException(
                "--geoDatabase is no database of MaxMind's format that can be read: " + path,
                failure);
          }
        });
  }

  private static Map<?, ?> part(Map<?, ?> record, String name) {
    return record.get(name) instanceof Map<?, ?> part ? part : Map.of();
  }

  private static @Nullable String text(Map<?, ?> record, String name) {
    return record.get(name) instanceof String text ? text : null;
  }
}
