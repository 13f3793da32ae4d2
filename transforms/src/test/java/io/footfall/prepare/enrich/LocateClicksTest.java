package io.footfall.prepare.enrich;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Click;
import io.footfall.model.Geo;
import io.footfall.model.Page;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.testing.Clicks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocateClicksTest {

  @TempDir private Path folder;
  private LocateClicks locate;

  @BeforeEach
  void writeDatabase() {
    Path file =
        new GeoDatabaseWriter("GeoLite2-City")
            .put("81.2.69.0/24", "GB", "London")
            .put("89.160.20.112/28", "SE", "Link\u00f6ping")
            .put("202.196.224.0/20", "PH", null)
            .writeTo(folder.resolve("city.mmdb"));
    locate = LocateClicks.by(file.toString());
  }

  @Test
  void anAddressTellsCountryAndCity() {
    assertThat(located("81.2.69.160", null), is(new Geo("GB", "London")));
    assertThat(located(" 89.160.20.127 ", null), is(new Geo("SE", "Link\u00f6ping")));
    assertThat(located("202.196.239.255", null), is(new Geo("PH", null)));
  }

  @Test
  void whatTheDatabaseDoesNotHoldStaysUnknown() {
    assertThat(located("89.160.20.128", null), is(nullValue()));
    assertThat(located("2001:db8::1", null), is(nullValue()));
    assertThat(located(null, null), is(nullValue()));
    assertThat(located("no address", null), is(nullValue()));
  }

  @Test
  void whatTheClickSaysGoesFirst() {
    assertThat(located("81.2.69.160", new Geo("FR", null)), is(new Geo("FR", null)));
    assertThat(located("81.2.69.160", new Geo("FR", "Lyon")), is(new Geo("FR", "Lyon")));
    assertThat(located("81.2.69.160", new Geo(null, "Leeds")), is(new Geo(null, "Leeds")));
    assertThat(located("81.2.69.160", new Geo("gb", " ")), is(new Geo("GB", "London")));
  }

  @Test
  void theAddressIsMaskedAfterIt() throws Exception {
    Click click =
        CleanClicks.by(CleaningRules.defaults())
            .apply(locate.apply(click("81.2.69.160", null), Clicks.NOON), Clicks.NOON);
    assertThat(click.ip(), is("81.2.69.0"));
    assertThat(click.geo(), is(new Geo("GB", "London")));
  }

  @Test
  void aFileThatIsNoSuchDatabaseIsRefusedAtOnce() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mmdb"), "no database");
    Path other = new GeoDatabaseWriter("GeoLite2-ASN").writeTo(folder.resolve("asn.mmdb"));
    for (Path file : new Path[] {text, other, folder.resolve("missing.mmdb")}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> LocateClicks.by(file.toString()));
      assertThat(refused.getMessage(), containsString("--geoDatabase"));
    }
  }

  private @Nullable Geo located(@Nullable String ip, @Nullable Geo geo) {
    return locate.apply(click(ip, geo), Clicks.NOON).geo();
  }

  private static Click click(@Nullable String ip, @Nullable Geo geo) {
    return Clicks.view(1, Clicks.NOON).toBuilder()
        .page(new Page("https://shop.example/", null, null))
        .ip(ip)
        .geo(geo)
        .build();
  }
}
