package io.footfall.offers.feedback;

/** The mailbox could not be read, or not whole; what was taken in stays taken in. */
public final class MailboxException extends RuntimeException {

  MailboxException(MailboxSettings mailbox, Throwable cause) {
    super(
        "The mailbox "
            + mailbox
            + " can't be read: "
            + cause.getMessage()
            + "; look at it, or correct the --imap options",
        cause);
  }
}
