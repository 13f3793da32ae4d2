package io.footfall.pipelines.doctor;

/**
 * Something that was looked at.
 *
 * @param remedy what to do about it; empty when it is well
 */
public record Symptom(Level level, String subject, String text, String remedy) {

  /** How bad it is. */
  public enum Level {
    OK,
    /** Works, until something else happens. */
    WARN,
    /** The pipelines won't work. */
    FAIL
  }

  public static Symptom ok(String subject, String text) {
    return new Symptom(Level.OK, subject, text, "");
  }

  public static Symptom warn(String subject, String text, String remedy) {
    return new Symptom(Level.WARN, subject, text, remedy);
  }

  public static Symptom fail(String subject, String text, String remedy) {
    return new Symptom(Level.FAIL, subject, text, remedy);
  }
}
