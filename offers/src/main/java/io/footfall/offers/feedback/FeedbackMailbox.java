package io.footfall.offers.feedback;

import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.SuppressionStore;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes bounces and complaints in: comes in every unseen mail of a mailbox, goes out a suppression
 * for each that reports one of our mails. A mail is marked as seen when its suppression is written,
 * so one that was read twice suppresses once, and none is passed over. Mails stay where they are.
 */
public final class FeedbackMailbox {

  private static final Logger LOG = LoggerFactory.getLogger(FeedbackMailbox.class);

  /** Far more than one that quotes a mail of ours. */
  private static final int LARGEST_REPORT = 1 << 20;

  /**
   * What was taken in.
   *
   * @param other mails that report nothing of ours, or nothing for good
   */
  public record Summary(long read, long bounces, long complaints, long other) {}

  private final MailboxSettings settings;
  private final SigningKey key;
  private final SuppressionStore suppressions;

  private FeedbackMailbox(MailboxSettings settings, SigningKey key, SuppressionStore suppressions) {
    this.settings = settings;
    this.key = key;
    this.suppressions = suppressions;
  }

  /**
   * That mailbox.
   *
   * @param key by which our own mails are told from others
   */
  public static FeedbackMailbox of(
      MailboxSettings settings, SigningKey key, SuppressionStore suppressions) {
    return new FeedbackMailbox(settings, key, suppressions);
  }

  /**
   * Takes in what is there.
   *
   * @throws MailboxException when the mailbox can't be read
   */
  public Summary take() {
    try (Store store = MailboxConnection.open(settings)) {
      Folder folder = store.getFolder(settings.folder());
      folder.open(Folder.READ_WRITE);
      try {
        return take(folder);
      } finally {
        if (folder.isOpen()) {
          // What somebody has marked to be deleted is not ours to delete
          folder.close(false);
        }
      }
    } catch (MessagingException e) {
      throw new MailboxException(settings, e);
    }
  }

  private Summary take(Folder folder) throws MessagingException {
    ReportReader reader = new ReportReader(key);
    long bounces = 0;
    long complaints = 0;
    Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    for (Message mail : unseen) {
      Optional<Feedback> feedback = read(reader, mail);
      if (feedback.isPresent()) {
        suppress(feedback.get());
        bounces += feedback.get().reason() == SuppressionReason.HARD_BOUNCE ? 1 : 0;
        complaints += feedback.get().reason() == SuppressionReason.COMPLAINT ? 1 : 0;
      }
      mail.setFlag(Flags.Flag.SEEN, true);
    }
    return new Summary(unseen.length, bounces, complaints, unseen.length - bounces - complaints);
  }

  /**
   * A mail that is no mail by its form reports nothing; it must not keep the others waiting, as
   * anybody may send one.
   */
  private static Optional<Feedback> read(ReportReader reader, Message mail)
      throws MessagingException {
    try {
      // Whole, and taken apart here: a server may break off over a form that somebody made up
      return mail.getSize() > LARGEST_REPORT
          ? Optional.empty()
          : reader.read(new MimeMessage((MimeMessage) mail));
    } catch (IOException | MessagingException e) {
      if (!mail.getFolder().isOpen()) {
        // It was the connection, and the mail may be as good as any
        throw new MessagingException("The connection broke", e);
      }
      LOG.warn("Mail {} of the mailbox can't be understood", mail.getMessageNumber(), e);
      return Optional.empty();
    }
  }

  private void suppress(Feedback feedback) {
    suppressions.suppress(
        feedback.claim().recipient(),
        feedback.reason(),
        feedback.claim().campaign() + ": " + feedback.detail(),
        Clock.systemUTC().instant());
  }
}
