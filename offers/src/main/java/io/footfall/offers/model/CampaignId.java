package io.footfall.offers.model;

import java.util.regex.Pattern;

/** What names a campaign in tables, links and message ids. */
public final class CampaignId {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private CampaignId() {}

  /** Returns the id, or fails saying what one looks like. */
  public static String check(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id must be small letters, digits and -, at most 40: " + id);
    }
    return id;
  }
}
