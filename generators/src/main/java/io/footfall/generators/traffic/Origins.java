package io.footfall.generators.traffic;

import io.footfall.model.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which channel brought a visit, by the generator's own word: it stands beside the referrer and the
 * query string that the landing page was given.
 */
public final class Origins {

  private static final List<Origin> ALL = Origin.all();

  private Origins() {}

  /**
   * The channel that a landing page's record should be put down to; empty for a record that is no
   * person's landing page.
   */
  public static Optional<String> channelOf(SentRecord record) {
    Page page = record.click() == null ? null : record.click().page();
    if (page == null || record.label() == Label.BOT || record.label() == Label.BOT_IN_DISGUISE) {
      return Optional.empty();
    }
    String json = new String(record.value(), StandardCharsets.UTF_8);
    return ALL.stream()
        .filter(origin -> Objects.equals(origin.referrer(), page.referrer()))
        .filter(
            origin ->
                origin.query() == null ? !json.contains("utm_") : json.contains(origin.query()))
        .map(Origin::channel)
        .findFirst();
  }
}
