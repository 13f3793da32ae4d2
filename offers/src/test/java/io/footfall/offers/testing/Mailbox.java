package io.footfall.offers.testing;

import io.footfall.services.MailEndpoint;
import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the catcher holds for one address, read over IMAP. */
public final class Mailbox {

  /** A mail as its reader's program sees it. */
  public record Mail(
      String subject,
      String messageId,
      String to,
      String from,
      String text,
      String html,
      String unsubscribe,
      String unsubscribePost) {}

  private Mailbox() {}

  /** All mails for that address, the oldest first. */
  public static List<Mail> of(MailEndpoint server, String address) {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect(server.host(), server.imapPort(), address, "any");
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<Mail> mails = new ArrayList<>();
        for (Message message : inbox.getMessages()) {
          mails.add(mailOf(message));
        }
        return mails;
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("The mailbox of " + address + " can't be read", e);
    }
  }

  private static Mail mailOf(Message message) throws MessagingException, IOException {
    Multipart parts = (Multipart) message.getContent();
    return new Mail(
        message.getSubject(),
        header(message, "Message-ID"),
        header(message, "To"),
        header(message, "From"),
        content(parts.getBodyPart(0)),
        content(parts.getBodyPart(1)),
        header(message, "List-Unsubscribe"),
        header(message, "List-Unsubscribe-Post"));
  }

  private static String content(BodyPart part) throws MessagingException, IOException {
    return (String) part.getContent();
  }

  private static String header(Message message, String name) throws MessagingException {
    String[] values = message.getHeader(name);
    return values == null ? "" : String.join("\n", values);
  }
}
