package io.footfall.pipelines.doctor;

import java.util.List;

/** The JVM that this runs on. */
public final class JavaCheckup implements Checkup {

  private static final int VERSION = 17;

  @Override
  public List<Symptom> run() {
    int version = Runtime.version().feature();
    return List.of(
        version == VERSION
            ? Symptom.ok("java", "version " + Runtime.version())
            : Symptom.fail(
                "java", "version " + Runtime.version(), "set JAVA_HOME to a JDK " + VERSION));
  }
}
