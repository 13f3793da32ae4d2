package io.footfall.prepare.enrich;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small IPv4 databases in MaxMind's format (version 2.0 of its specification,
 * https://maxmind.github.io/MaxMind-DB/), as the real ones may not be passed on. Networks must not
 * overlap.
 */
final class GeoDatabaseWriter {

  private static final int SEPARATOR_BYTES = 16;
  private static final int EMPTY = -1;

  private final String type;

  /** Two a node: a node's number, or -2 minus the number of a record, or {@link #EMPTY}. */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));

  private final List<Map<String, Object>> records = new ArrayList<>();

  GeoDatabaseWriter(String type) {
    this.type = type;
  }

  /** {@code 81.2.69.0/24} is in that country and city. */
  GeoDatabaseWriter put(String network, String country, String city) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("country", Map.of("iso_code", country));
    if (city != null) {
      record.put("city", Map.of("names", Map.of("en", city)));
    }
    records.add(record);
    String[] parts = network.split("[./]", -1);
    long address = 0;
    for (int i = 0; i < 4; i++) {
      address = address << 8 | Integer.parseInt(parts[i]);
    }
    int node = 0;
    int length = Integer.parseInt(parts[4]);
    for (int bit = 0; bit < length; bit++) {
      int side = (int) (address >> (31 - bit)) & 1;
      if (bit == length - 1) {
        nodes.get(node)[side] = -1 - records.size();
      } else {
        if (nodes.get(node)[side] == EMPTY) {
          nodes.add(new int[] {EMPTY, EMPTY});
          nodes.get(node)[side] = nodes.size() - 1;
        }
        node = nodes.get(node)[side];
      }
    }
    return this;
  }

  Path writeTo(Path file) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[records.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = data.size();
      write(records.get(i), data);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int side : node) {
        int value =
            side >= 0
                ? side
                : side == EMPTY
                    ? nodes.size()
                    : nodes.size() + SEPARATOR_BYTES + offsets[-2 - side];
        writeNumber(value, 3, all);
      }
    }
    all.writeBytes(new byte[SEPARATOR_BYTES]);
    all.writeBytes(data.toByteArray());
    all.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    all.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    write(metadata(), all);
    try {
      return Files.write(file, all.toByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("node_count", (long) nodes.size());
    metadata.put("record_size", 24);
    metadata.put("ip_version", 4);
    metadata.put("database_type", type);
    metadata.put("languages", List.of("en"));
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", new long[] {1_772_323_200L});
    metadata.put("description", Map.of("en", "of a test"));
    return metadata;
  }

  /** Text is of type 2, 16-bit numbers 5, 32-bit 6, maps 7; 64-bit 9 and lists 11 are extended. */
  private static void write(Object value, ByteArrayOutputStream out) {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write(2 << 5 | bytes.length);
      out.writeBytes(bytes);
    } else if (value instanceof Integer number) {
      out.write(5 << 5 | 2);
      writeNumber(number, 2, out);
    } else if (value instanceof Long number) {
      out.write(6 << 5 | 4);
      writeNumber(number, 4, out);
    } else if (value instanceof long[] number) {
      out.write(8);
      out.write(9 - 7);
      writeNumber(number[0], 8, out);
    } else if (value instanceof List<?> list) {
      out.write(list.size());
      out.write(11 - 7);
      list.forEach(entry -> write(entry, out));
    } else {
      Map<?, ?> map = (Map<?, ?>) value;
      out.write(7 << 5 | map.size());
      map.forEach(
          (name, part) -> {
            write(name, out);
            write(part, out);
          });
    }
  }

  private static void writeNumber(long number, int bytes, ByteArrayOutputStream out) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (number >> (8 * i)));
    }
  }
}
