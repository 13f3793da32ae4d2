package io.footfall.offers.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"ann@shop.example", "a.b+c@sub.shop.example", "x_y-z@shop.example"})
  void oneAddressIsSound(String address) {
    assertThat(MailAddress.isSound(address), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "ann@",
        "@shop.example",
        "ann@shop",
        "ann@shop.example\r\nBcc: eve@shop.example",
        "ann@shop.example,eve@shop.example",
        "Ann <ann@shop.example>",
        "ann@shop.example\nRCPT TO:<eve@shop.example>",
        "ann smith@shop.example",
        "\"a\"@shop.example",
        "ann@@shop.example"
      })
  void anythingElseIsNot(String address) {
    assertThat(MailAddress.isSound(address), is(false));
  }

  @Test
  void oneAddressIsOneRecipientInAnyCase() {
    assertThat(
        Recipient.ofAddress(" Ann@Shop.example"), equalTo(Recipient.ofAddress("ann@shop.example")));
  }
}
