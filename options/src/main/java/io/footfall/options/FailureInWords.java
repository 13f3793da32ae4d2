package io.footfall.options;

import io.footfall.model.WrongOptionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Comes in: what ended a service. Goes out: its reason, and the one behind it, on the error output,
 * and the exit code: that of a wrong command line where an option is wrong, else that of a command
 * that failed. No stack trace.
 */
public final class FailureInWords implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    line.getErr().println(failure.getMessage());
    if (failure.getCause() != null) {
      line.getErr().println("  because: " + failure.getCause().getMessage());
    }
    return failure instanceof WrongOptionException
        ? line.getCommandSpec().exitCodeOnInvalidInput()
        : line.getCommandSpec().exitCodeOnExecutionException();
  }
}
