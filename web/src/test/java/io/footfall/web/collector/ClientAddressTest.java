package io.footfall.web.collector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 198.51.100.0",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
    "[2001:db8:1:2:3:4:5:6], 2001:db8:1::",
    "::ffff:198.51.100.7, 198.51.100.0"
  })
  void masksTheHousehold(String address, String masked) {
    assertThat(ClientAddress.of(address, null).text(true), is(masked));
  }

  @Test
  void keepsTheAddressWhereAskedTo() {
    assertThat(ClientAddress.of("198.51.100.7", null).text(false), is("198.51.100.7"));
  }

  @Test
  void believesOnlyWhatTheLastProxySaw() {
    ClientAddress client = ClientAddress.of("10.0.0.1", "203.0.113.1, 198.51.100.7");
    assertThat(client.text(false), is("198.51.100.7"));
  }

  @ParameterizedTest
  @CsvSource({"unknown", "'198.51.100.7:4711'", "''", "'203.0.113.1, shop.example'"})
  void takesTheSocketsWhereTheProxyWroteNoAddress(String forwardedFor) {
    assertThat(ClientAddress.of("10.0.0.1", forwardedFor).text(false), is("10.0.0.1"));
  }

  @Test
  void countsANetworkOfSixteenQuintillionAddressesAsOneClient() {
    assertThat(
        ClientAddress.of("2001:db8:1:2:3:4:5:6", null).network(),
        equalTo(ClientAddress.of("2001:db8:1:2:ffff::1", null).network()));
    assertThat(
        ClientAddress.of("198.51.100.7", null).network(),
        not(equalTo(ClientAddress.of("198.51.100.8", null).network())));
  }
}
