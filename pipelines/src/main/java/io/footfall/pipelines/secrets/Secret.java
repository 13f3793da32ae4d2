package io.footfall.pipelines.secrets;

import io.footfall.pipelines.runner.ShippedFiles;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a password or key is to be found: an environment variable or a file. Carries the place and
 * never the value, so that it can be an option, be serialized with a pipeline and be shown. Every
 * worker needs the variable or the file.
 */
public record Secret(Place place, String name) implements Serializable {

  /** Kinds of places. */
  public enum Place {
    ENVIRONMENT,
    FILE
  }

  /** The value of an environment variable. */
  public static Secret fromEnvironment(String variable) {
    return new Secret(Place.ENVIRONMENT, variable);
  }

  /** The content of a file, without the line end that editors put after it. */
  public static Secret fromFile(String path) {
    return new Secret(Place.FILE, path);
  }

  /** The content of the file where one is named, else the value of the variable. */
  public static Secret of(@Nullable String path, String variable) {
    return path == null ? fromEnvironment(variable) : fromFile(path);
  }

  /**
   * Reads the value.
   *
   * @throws IllegalStateException when the variable is not set
   * @throws UncheckedIOException when the file can't be read
   */
  public String reveal() {
    return switch (place) {
      case ENVIRONMENT -> {
        String value = System.getenv(name);
        if (value == null) {
          throw new IllegalStateException(
              "The environment variable " + name + " is not set: it must hold the secret");
        }
        yield value;
      }
      case FILE -> {
        try {
          yield Files.readString(ShippedFiles.find(name)).stripTrailing();
        } catch (IOException failure) {
          throw new UncheckedIOException(
              "The secret's file " + name + " can't be read: " + failure.getMessage(), failure);
        }
      }
    };
  }

  @Override
  public String toString() {
    return place == Place.ENVIRONMENT ? "$" + name : "file " + name;
  }
}
