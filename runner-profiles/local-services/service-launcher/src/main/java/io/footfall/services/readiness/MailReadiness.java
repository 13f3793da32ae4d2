package io.footfall.services.readiness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The mail catcher is ready when SMTP and IMAP greet (RFC 5321, RFC 9051) and its page answers. */
public record MailReadiness(int smtpPort, int imapPort, int apiPort) implements Readiness {

  @Override
  public boolean answers() throws IOException {
    return greets(smtpPort, "220")
        && greets(imapPort, "* OK")
        && HttpReadiness.ofGreenMail(apiPort).answers();
  }

  private static boolean greets(int port, String greeting) throws IOException {
    try (Conversation conversation = Conversation.with(port)) {
      byte[] heard = conversation.hear(greeting.length());
      return new String(heard, StandardCharsets.US_ASCII).equals(greeting);
    }
  }
}
