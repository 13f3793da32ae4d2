package io.footfall.prepare.clean;

import io.footfall.model.Campaign;
import io.footfall.prepare.web.ListResource;
import io.footfall.prepare.web.QueryParameters;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The parameters by which advertising networks mark a click, and what each proves. */
record ClickIdentifiers(Map<String, Campaign> proofs) implements Serializable {

  static ClickIdentifiers load() {
    Map<String, Campaign> proofs = new LinkedHashMap<>();
    for (String entry : ListResource.entries(ClickIdentifiers.class, "click-identifiers.txt")) {
      String[] columns = entry.split("\\s+", 0);
      if (columns.length != 3) {
        throw new IllegalStateException(
            "click-identifiers.txt: a line is a parameter, a source and a medium: " + entry);
      }
      proofs.put(columns[0], new Campaign(columns[1], columns[2], null));
    }
    return new ClickIdentifiers(proofs);
  }

  Set<String> parameters() {
    return proofs.keySet();
  }

  /**
   * The campaign that a link's utm_source, utm_medium and utm_campaign name; where they leave the
   * source or the medium open, as the click identifier proves; null when there is neither.
   */
  @Nullable Campaign campaignOf(QueryParameters link) {
    if (link.isEmpty()) {
      return null;
    }
    String source = link.find("utm_source");
    String medium = link.find("utm_medium");
    String name = link.find("utm_campaign");
    Campaign proof = source == null || medium == null ? proofIn(link) : null;
    if (proof != null && (source == null || source.equalsIgnoreCase(proof.source()))) {
      return new Campaign(proof.source(), medium == null ? proof.medium() : medium, name);
    }
    return source == null && medium == null && name == null
        ? null
        : new Campaign(source, medium, name);
  }

  private @Nullable Campaign proofIn(QueryParameters link) {
    for (Map.Entry<String, Campaign> entry : proofs.entrySet()) {
      if (link.find(entry.getKey()) != null) {
        return entry.getValue();
      }
    }
    return null;
  }
}
