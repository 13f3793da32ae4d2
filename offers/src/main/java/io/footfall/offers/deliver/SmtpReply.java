package io.footfall.offers.deliver;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * A server's refusal: its code (RFC 5321), its words, and what it was about.
 *
 * @param code three digits
 */
record SmtpReply(int code, String text, About about) {

  /** What a server refuses. */
  enum About {
    SENDER,
    RECIPIENT,
    MESSAGE
  }

  private static final int LEAST_REFUSAL = 400;
  private static final int LONGEST = 200;

  /** RFC 3463: {@code 5.1.1}. */
  private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  /** What a server says that takes us for strangers, of whatever address. */
  private static final Pattern RELAY = Pattern.compile("\\brelay", Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>:]+@[^\\s<>:]+");

  /** The reply in the failure, if the server gave one; what names the recipient goes first. */
  static Optional<SmtpReply> in(MessagingException failure) {
    SmtpReply found = null;
    for (Exception each = failure; each != null; each = nextOf(each)) {
      if (each instanceof SMTPAddressFailedException address) {
        found = new SmtpReply(address.getReturnCode(), wordsOf(address), About.RECIPIENT);
        break;
      }
      if (each instanceof SMTPSenderFailedException sender) {
        found = new SmtpReply(sender.getReturnCode(), wordsOf(sender), About.SENDER);
      } else if (each instanceof SMTPSendFailedException send && found == null) {
        found =
            new SmtpReply(
                send.getReturnCode(),
                wordsOf(send),
                send.getCommand().startsWith("MAIL") ? About.SENDER : About.MESSAGE);
      }
    }
    // A connection that broke shows as a reply of -1
    return Optional.ofNullable(found).filter(reply -> reply.code() >= LEAST_REFUSAL);
  }

  boolean isForNow() {
    return code / 100 == 4;
  }

  /** Whether there is no such mailbox: nothing will ever be taken for it. */
  boolean saysAddressIsGone() {
    Matcher enhanced = ENHANCED.matcher(text);
    if (enhanced.find()) {
      int subject = Integer.parseInt(enhanced.group(1));
      int detail = Integer.parseInt(enhanced.group(2));
      // 5.1.7 and 5.1.8 are about the sender's address, 5.2.1 is a mailbox that was closed
      return subject == 1 ? detail != 7 && detail != 8 : subject == 2 && detail == 1;
    }
    return about == About.RECIPIENT
        && (code == 550 || code == 551 || code == 553)
        && !RELAY.matcher(text).find();
  }

  private static Exception nextOf(Exception failure) {
    return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  /** In one line, without addresses: it is kept where none may stand. */
  private static String wordsOf(MessagingException failure) {
    String words = failure.getMessage() == null ? "" : failure.getMessage();
    String line = ADDRESS.matcher(words.replaceAll("\\s+", " ").strip()).replaceAll("(address)");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }
}
