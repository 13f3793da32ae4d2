package io.footfall.offers.feedback;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.footfall.offers.link.MessageIds;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.testing.Keys;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

  private final SigningKey key = Keys.of("k");
  private final String id =
      MessageIds.of(key, "shop.example")
          .idFor(new ClaimKey("spring", Recipient.ofAddress("ann@shop.example"), 1));

  @Test
  void aReportOfOneEndlessWordIsReadInNoTime() throws Exception {
    MimeMessage report = bounce("550 5.1.1 " + "x".repeat(1 << 20));

    Feedback feedback =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> new ReportReader(key).read(report).orElseThrow());

    assertThat(feedback.reason(), equalTo(SuppressionReason.HARD_BOUNCE));
    assertThat(feedback.detail().length(), lessThanOrEqualTo(200));
  }

  private MimeMessage bounce(String diagnostic) throws Exception {
    String source =
        """
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Action: failed
        Status: 5.0.0
        Diagnostic-Code: smtp; %s

        --b
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b--
        """
            .formatted(diagnostic, id);
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(source.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
  }
}
