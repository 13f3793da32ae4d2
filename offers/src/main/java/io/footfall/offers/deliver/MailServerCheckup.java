package io.footfall.offers.deliver;

import io.footfall.pipelines.doctor.Checkup;
import io.footfall.pipelines.doctor.Symptom;
import java.time.Duration;
import java.util.List;

/** Whether the mail server answers as it will be spoken to: TLS, login. No mail is sent. */
public final class MailServerCheckup implements Checkup {

  private static final String SUBJECT = "smtp";

  private final SmtpSettings settings;

  public MailServerCheckup(SmtpSettings settings) {
    this.settings = settings.withRetries(1, Duration.ofMillis(1));
  }

  @Override
  public List<Symptom> run() {
    try (SmtpConnection connection = new SmtpConnection(settings)) {
      connection.ensureOpen();
      return List.of(Symptom.ok(SUBJECT, settings + " takes us, by " + settings.security()));
    } catch (MailServerException failure) {
      return List.of(
          Symptom.fail(
              SUBJECT,
              failure.getMessage(),
              "start it, or correct --smtp, --smtpSecurity, --smtpCertificates and the login"));
    }
  }
}
