package io.footfall.prepare.json;

import static io.footfall.prepare.json.ClickTexts.FLAT;
import static io.footfall.prepare.json.ClickTexts.LOG_TIME;
import static io.footfall.prepare.json.ClickTexts.WHOLE;
import static io.footfall.prepare.json.ClickTexts.parse;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RecordPosition;
import io.footfall.prepare.RefusedClick;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParseClicksTest {

  @Test
  void readsEveryFieldOfTheContract() throws RefusedClick {
    Click expected =
        Click.builder()
            .position(new RecordPosition("clicks", 3, 1042))
            .eventId(UUID.fromString("0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f"))
            .eventType(EventType.ADD_TO_CART)
            .occurredAt(1_772_360_130_123L)
            .sentAt(1_772_360_131_000L)
            .receivedAt(1_772_360_131_050L)
            .visitorId("v-81")
            .userId("u-7")
            .page(new Page("https://shop.example/p/42", "Boots", "https://search.example/"))
            .product(new Product("42", "Boots", "Shoes", 8990L, "EUR", 2))
            .order(new Order("o-9", 17_980, "EUR"))
            .searchTerm("winter boots")
            .userAgent("Mozilla/5.0")
            .ip("198.51.100.7")
            .screen("1920x1080")
            .geo(new Geo("DE", "Berlin"))
            .campaign(new Campaign("newsletter", "email", "spring"))
            .demographics(new Demographics("25-34", "f"))
            .consent(new Consent(true, false))
            .build();
    assertThat(parse(WHOLE), is(expected));
  }

  @Test
  void absentAndNullAreTheSame() throws RefusedClick {
    String least =
        """
        {"schema_version":1,"event_id":"0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f",
         "event_type":"sign_up","occurred_at":1772360130123,"visitor_id":"v-81"%s}
        """;
    Click absent = parse(least.formatted(""));
    Click nulls =
        parse(
            least.formatted(
                ",\"page\":null,\"received_at\":null,\"consent\":null,\"ip\":null,\"order\":null"));
    assertThat(nulls, is(absent));
    assertThat(absent.receivedAt(), is(LOG_TIME));
    assertThat(absent.consent(), is(new Consent(false, false)));
    assertThat(absent.extra(), is(nullValue()));
  }

  @Test
  void keepsWhatItDoesNotKnow() throws RefusedClick {
    String text =
        WHOLE
            .replace("\"title\"", "\"scroll\": 80, \"title\"")
            .replace("\"ip\"", "\"tests\": [1, {\"b\" : 2.50}], \"k\\\"ey\": null, \"ip\"")
            .replace("\"country\"", "\"zip\": \"\\u00e4\", \"country\"");
    assertThat(
        parse(text).extra(),
        is(
            "{\"page\":{\"scroll\":80},\"geo\":{\"zip\":\"\\u00e4\"},"
                + "\"tests\":[1, {\"b\" : 2.50}],\"k\\\"ey\":null}"));
  }

  @Test
  void readsTheFlatEventsOfOlderProducers() throws RefusedClick {
    Click click = parse(FLAT);
    assertThat(click.eventType(), is(EventType.PAGE_VIEW));
    assertThat(click.visitorId(), is("u-5"));
    assertThat(click.userId(), is("u-5"));
    assertThat(click.occurredAt(), is(1_772_360_130_000L));
    assertThat(click.receivedAt(), is(LOG_TIME));
    assertThat(click.page(), is(new Page("https://shop.example/", null, null)));
    assertThat(click.geo(), is(new Geo("DE", "Berlin")));
    assertThat(click.consent(), is(new Consent(true, false)));
    assertThat(
        click.enrichment().device(), is(new Device("Firefox", "Linux", DeviceClass.DESKTOP)));
    assertThat(click.extra(), is("{\"loyalty\":3}"));
  }

  @Test
  void aFlatEventsIdFollowsFromItsRowKey() throws RefusedClick {
    assertThat(parse(FLAT).eventId(), is(parse(FLAT.replace("Berlin", "Bonn")).eventId()));
    assertThat(parse(FLAT).eventId(), is(not(parse(FLAT.replace("r-1", "r-2")).eventId())));
  }

  @Test
  void anEventIdMakesItAClickOfTheContract() throws RefusedClick {
    String both = WHOLE.replace("\"ip\"", "\"row_key\": \"r-1\", \"ip\"");
    assertThat(parse(both).eventType(), is(EventType.ADD_TO_CART));
    assertThat(parse(both).extra(), is("{\"row_key\":\"r-1\"}"));
  }
}
