package io.footfall.model;

/**
 * What was given for an option can't be: nothing has failed, and nothing was begun. The message
 * begins with the option's name, as it is written on a command line, and says what would do.
 */
public final class WrongOptionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public WrongOptionException(String message) {
    super(message);
  }

  public WrongOptionException(String message, Throwable cause) {
    super(message, cause);
  }
}
