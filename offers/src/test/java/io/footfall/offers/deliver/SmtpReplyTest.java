package io.footfall.offers.deliver;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpReplyTest {

  @ParameterizedTest
  @CsvSource({
    "550, '550 5.1.1 no such user', RECIPIENT, true",
    "550, '550 no such user', RECIPIENT, true",
    "553, '553 bad name', RECIPIENT, true",
    "550, '550 relay not permitted', RECIPIENT, false",
    "553, '553 sorry, Relaying denied', RECIPIENT, false",
    "550, '550 5.7.1 blocked as spam', RECIPIENT, false",
    "552, '552 5.2.2 mailbox full', RECIPIENT, false",
    "550, '550 5.2.1 mailbox closed', RECIPIENT, true",
    "550, '550 5.1.8 bad sender', RECIPIENT, false",
    "554, '554 5.1.1 no such user', MESSAGE, true",
    "550, '550 content refused', MESSAGE, false"
  })
  void onlyAnAddressThatIsGoneIsSuppressed(
      int code, String text, SmtpReply.About about, boolean isGone) {
    assertThat(new SmtpReply(code, text, about).saysAddressIsGone(), is(isGone));
  }
}
