package io.footfall.offers.feedback;

import io.footfall.pipelines.doctor.Checkup;
import io.footfall.pipelines.doctor.Symptom;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.List;

/** Whether the mailbox of bounces and complaints lets us in and has its folder. Reads no mail. */
public final class MailboxCheckup implements Checkup {

  private static final String SUBJECT = "imap";

  private final MailboxSettings settings;

  public MailboxCheckup(MailboxSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Symptom> run() {
    try (Store store = MailboxConnection.open(settings)) {
      Folder folder = store.getFolder(settings.folder());
      if (!folder.exists()) {
        return List.of(
            Symptom.fail(
                SUBJECT,
                settings + " has no folder " + settings.folder(),
                "make it, or correct --imapFolder"));
      }
      return List.of(Symptom.ok(SUBJECT, settings + " lets us in and has its folder"));
    } catch (MessagingException e) {
      return List.of(
          Symptom.fail(
              SUBJECT,
              settings + " does not let us in: " + e.getMessage(),
              "start it, or correct --imap, --imapPlain, --imapCertificates, --imapUser and the password"));
    }
  }
}
