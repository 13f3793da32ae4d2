package io.footfall.prepare.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example/",
    "HTTPS://Shop.Example/Path, https://shop.example/Path",
    "https://shop.example:443/, https://shop.example/",
    "http://shop.example:80/, http://shop.example/",
    "http://shop.example:443/, http://shop.example:443/",
    "https://shop.example:/, https://shop.example/",
    "https://shop.example:8443?a=1, https://shop.example:8443/?a=1",
    "https://shop.example/#top, https://shop.example/",
    "https://shop.example/?#top, https://shop.example/",
    "https://shop.example#a?b, https://shop.example/",
    "https://shop.example/a?b?c#d, https://shop.example/a?b?c",
    "https://anna:secret@shop.example/, https://shop.example/",
    "https://a@b@shop.example/, https://shop.example/",
    "https://[2001:DB8::1]:8080/x, https://[2001:db8::1]:8080/x",
    "https://[2001:db8::1]/x, https://[2001:db8::1]/x",
    "https://xn--mnchen-3ya.example/, https://xn--mnchen-3ya.example/",
    "https://m\u00fcnchen.example/, https://m\u00fcnchen.example/",
    "android-app://com.google.android.gm/, android-app://com.google.android.gm/",
    "http://localhost:8080/, http://localhost:8080/",
  })
  void bringsToOneForm(String url, String canonical) throws RefusedClick {
    assertThat(WebAddress.parse("page.url", url).toString(), is(canonical));
    assertThat(WebAddress.parse("page.url", canonical).toString(), is(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/p/42",
        "shop.example/p",
        "https:/shop.example",
        "://shop.example",
        "1http://shop.example",
        "ht tp://shop.example",
        "https://",
        "https:///p",
        "https://?a",
        "https://-/",
        "https://shop.example:0x/",
        "https://shop.example:65536/",
        "https://shop.example:99999999999999/",
        "https://shop example/",
        "https://shop.example/a b",
        "https://shop.example/<script>",
        "https://shop!example/",
        "https://[]/",
        "https://user@/",
        "javascript:alert(1)"
      })
  void refusesWhatIsNoAddress(String url) {
    RefusedClick refusal =
        assertThrows(RefusedClick.class, () -> WebAddress.parse("page.url", url));
    assertThat(refusal.reason(), is(RejectReason.INVALID_URL));
    assertThat(refusal.getMessage(), containsString("page.url must"));
  }

  @Test
  void findsTheHostOfACanonicalAddress() {
    assertThat(WebAddress.hostOf("https://shop.example:8443/?a"), is("shop.example"));
    assertThat(WebAddress.hostOf("https://[2001:db8::1]:8443/"), is("[2001:db8::1]"));
  }
}
