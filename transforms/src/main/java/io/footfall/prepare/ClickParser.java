package io.footfall.prepare;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import java.io.Serializable;

/** The first step: makes a click of a record's bytes. Called by several threads at once. */
public interface ClickParser extends Serializable {

  /** What rejects call this stage. */
  String stage();

  /** The click that the bytes say; refused when they break the contract. */
  Click parse(LogRecord record) throws RefusedClick;
}
