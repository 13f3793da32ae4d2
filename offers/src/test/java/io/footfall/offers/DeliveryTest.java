package io.footfall.offers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.testing.Keys;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final URI HERE = URI.create("http://localhost:8080/unsubscribe/");
  private static final SmtpSettings CATCHER = SmtpSettings.of("mail.example", 587);

  @Test
  void noMailLeavesThisMachineWhoseReaderCouldNotSayNo() {
    SmtpSettings provider = CATCHER.withSecurity(SmtpSettings.Security.STARTTLS, null);

    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> Delivery.by(provider, Keys.of("k"), HERE));

    assertThat(wrong.getMessage(), containsString("--unsubscribeUrl"));
  }

  @Test
  void aCatcherOfADemoMayLeadToThisMachine() {
    assertThat(Delivery.by(CATCHER, Keys.of("k"), HERE).unsubscribeBase(), equalTo(HERE));
  }
}
