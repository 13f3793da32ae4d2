package io.footfall.pipelines.doctor;

import java.util.List;

/** Looks at one thing; ends within half a minute, whatever state that is in. */
@FunctionalInterface
public interface Checkup {

  /** What there is to say, the good too. */
  List<Symptom> run() throws InterruptedException;
}
