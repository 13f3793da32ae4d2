package io.footfall.offers.deliver;

/** The mail server can't be used at all: it is down, or it does not know us. */
public final class MailServerException extends RuntimeException {

  MailServerException(SmtpSettings server, String what, Throwable cause) {
    super(
        "The mail server " + server + " " + what + "; look at it, or correct the --smtp options",
        cause);
  }
}
