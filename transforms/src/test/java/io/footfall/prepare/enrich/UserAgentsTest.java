package io.footfall.prepare.enrich;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.Enrichment;
import io.footfall.model.TrafficSource;
import io.footfall.prepare.Clicks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentsTest {

  private static final EnrichClicks ENRICH = EnrichClicks.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Safari/537.36 | Chrome | Windows | DESKTOP | -",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.1 Safari/605.1.15 | Safari | Mac OS X | DESKTOP | -",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0"
            + " | Firefox | Ubuntu | DESKTOP | -",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0 | Edge | Windows | DESKTOP | -",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.1 Mobile/15E148 Safari/604.1 | Mobile Safari | iOS | MOBILE | -",
        "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/12.1.2 Mobile/15E148 Safari/604.1 | Mobile Safari | iOS | TABLET | -",
        "Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Mobile Safari/537.36 | Chrome Mobile | Android | MOBILE | -",
        "Mozilla/5.0 (Linux; Android 12; SM-T870) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Safari/537.36 | Chrome | Android | TABLET | -",
        "Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/538.1 (KHTML, like Gecko) Version/6.0"
            + " TV Safari/538.1 | Safari | Tizen | OTHER | -",
        "Mozilla/5.0 (Linux; Android 9; CUBOT_NOTE_S) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Mobile Safari/537.36 | Chrome Mobile | Android | MOBILE | -",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
            + " | Googlebot | Other | OTHER | crawler:googlebot",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"
            + " | bingbot | Other | OTHER | crawler:bingbot",
        "Mozilla/5.0 (compatible; NewOne-Bot/1.0) | NewOne-Bot | Other | OTHER | crawler:bot/",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/120.0.0.0 Safari/537.36"
            + " | HeadlessChrome | Linux | DESKTOP | headless:headlesschrome",
        "curl/8.4.0 | curl | Other | OTHER | library:curl/",
        "python-requests/2.31.0 | Python Requests | Other | OTHER | library:python-requests",
        "okhttp/4.12.0 | okhttp | Other | OTHER | library:okhttp",
        "gibberish | Other | Other | OTHER | -",
        "- | Other | Other | OTHER | -",
      })
  void areReadForDeviceAndSigns(
      String userAgent, String browser, String os, DeviceClass deviceClass, String sign) {
    Click click = Clicks.view().toBuilder().userAgent(userAgent).build();
    Enrichment enrichment = ENRICH.apply(click, Clicks.NOON).enrichment();
    assertThat(enrichment.device(), is(new Device(browser, os, deviceClass)));
    assertThat(enrichment.botIndicator(), is(sign));
    assertThat(enrichment.isBot(), is(sign != null));
  }

  @Test
  void aDeviceThatTheProducerStatedIsKept() {
    Device stated = new Device("Netscape", "BeOS", DeviceClass.DESKTOP);
    TrafficSource none = new TrafficSource("?", "?", null, "?");
    Click click = Clicks.view().toBuilder().enrichment(new Enrichment(stated, none, null)).build();
    Enrichment enrichment = ENRICH.apply(click, Clicks.NOON).enrichment();
    assertThat(enrichment.device(), is(stated));
    assertThat(enrichment.trafficSource().channel(), is("Direct"));
  }
}
