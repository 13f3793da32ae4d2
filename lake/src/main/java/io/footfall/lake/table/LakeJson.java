package io.footfall.lake.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The lake's own small files, and what its pipelines hand on of them: JSON with sorted names. */
public final class LakeJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private LakeJson() {}

  public static String toText(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It can't be written as JSON: " + value, e);
    }
  }

  public static byte[] toBytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It can't be written as JSON: " + value, e);
    }
  }

  public static <T> T parse(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("It is no " + type.getSimpleName() + ": " + text, e);
    }
  }

  static <T> T parse(byte[] bytes, Class<T> type, String path) {
    try {
      return JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The lake's " + path + " is no " + type.getSimpleName() + " of this build", e);
    }
  }
}
