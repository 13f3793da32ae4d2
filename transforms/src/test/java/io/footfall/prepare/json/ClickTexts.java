package io.footfall.prepare.json;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.prepare.RefusedClick;
import java.nio.charset.StandardCharsets;

/** A whole click as text, and ways to damage it. */
final class ClickTexts {

  static final long LOG_TIME = 1_772_360_131_070L;

  static final String WHOLE =
      """
      {"schema_version": 1,
       "event_id": "0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f", "event_type": "add_to_cart",
       "occurred_at": "2026-03-01T10:15:30.123Z", "sent_at": 1772360131000,
       "received_at": 1772360131050, "visitor_id": "v-81", "user_id": "u-7",
       "page": {"url": "https://shop.example/p/42", "title": "Boots",
         "referrer": "https://search.example/"},
       "product": {"id": "42", "name": "Boots", "category": "Shoes", "price_minor": 8990,
         "currency": "EUR", "quantity": 2},
       "order": {"id": "o-9", "total_minor": 17980, "currency": "EUR"},
       "search_term": "winter boots", "user_agent": "Mozilla/5.0", "ip": "198.51.100.7",
       "screen": "1920x1080", "geo": {"country": "DE", "city": "Berlin"},
       "campaign": {"source": "newsletter", "medium": "email", "name": "spring"},
       "demographics": {"age_band": "25-34", "gender": "f"},
       "consent": {"analytics": true, "marketing": false}}
      """;

  static final String FLAT =
      """
      {"row_key": "r-1", "user_id": "u-5", "timestamp": "2026-03-01T10:15:30Z",
       "url": "https://shop.example/", "country": "DE", "city": "Berlin", "browser": "Firefox",
       "os": "Linux", "device": "Desktop", "loyalty": 3}
      """;

  private ClickTexts() {}

  static Click parse(String text) throws RefusedClick {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  static Click parse(byte[] bytes) throws RefusedClick {
    return ParseClicks.create()
        .parse(new LogRecord(new RecordPosition("clicks", 3, 1042), LOG_TIME, bytes));
  }
}
