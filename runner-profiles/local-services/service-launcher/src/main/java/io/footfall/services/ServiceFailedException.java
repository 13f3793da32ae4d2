package io.footfall.services;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A server did not come up. The message says which, how it ended, where its whole log is, and the
 * log's last lines.
 */
public final class ServiceFailedException extends RuntimeException {

  private final Service service;
  private final transient OptionalInt exitCode;
  private final transient Path logFile;
  private final String logTail;

  ServiceFailedException(
      Service service,
      String ending,
      OptionalInt exitCode,
      Path logFile,
      String logTail,
      Throwable cause) {
    super(message(service, ending, exitCode, logFile, logTail), cause);
    this.service = service;
    this.exitCode = exitCode;
    this.logFile = logFile;
    this.logTail = logTail;
  }

  public Service service() {
    return service;
  }

  /** Empty if the process could not be started, or ran but did not answer in time. */
  public OptionalInt exitCode() {
    return exitCode;
  }

  public Path logFile() {
    return logFile;
  }

  /** The last lines of this start; empty if the server wrote none. */
  public String logTail() {
    return logTail;
  }

  private static String message(
      Service service, String ending, OptionalInt exitCode, Path logFile, String logTail) {
    String code = exitCode.isPresent() ? " with exit code " + exitCode.getAsInt() : "";
    return """
        %s did not come up: %s%s. Mend what its log says, or give it another data folder or more heap.
        Log: %s
        %s"""
        .formatted(service.title(), ending, code, logFile, logTail);
  }
}
