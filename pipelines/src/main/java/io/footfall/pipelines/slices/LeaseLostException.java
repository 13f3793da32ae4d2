package io.footfall.pipelines.slices;

/** The lease could not be renewed in time, or is somebody else's: nothing more may be written. */
public final class LeaseLostException extends RuntimeException {

  public LeaseLostException(String message) {
    super(message);
  }

  public LeaseLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
