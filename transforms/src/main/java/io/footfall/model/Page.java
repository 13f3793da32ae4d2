package io.footfall.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The page a click happened on: its canonical URL, its title and where the visitor came from. */
public record Page(String url, @Nullable String title, @Nullable String referrer)
    implements Serializable {

  private static final String CAMPAIGN_PARAMETER = "utm_";

  /**
   * What figures know the page by: its URL without the parameters that only say which link brought
   * the visitor. The stored click keeps them, and its campaign has their meaning.
   */
  public String figureName() {
    int query = url.indexOf('?');
    if (query < 0 || url.indexOf(CAMPAIGN_PARAMETER, query) < 0) {
      return url;
    }
    String kept =
        Arrays.stream(url.substring(query + 1).split("&", -1))
            .filter(parameter -> !parameter.startsWith(CAMPAIGN_PARAMETER))
            .collect(Collectors.joining("&"));
    String address = url.substring(0, query);
    return kept.isEmpty() ? address : address + "?" + kept;
  }
}
