package io.footfall.pipelines.slices;

/** Another driver works on the source. */
public final class LeaseHeldException extends RuntimeException {

  public LeaseHeldException(String source, String owner) {
    super(
        "Another driver works on "
            + source
            + ": "
            + owner
            + ". Stop it first, or read under another --group");
  }
}
