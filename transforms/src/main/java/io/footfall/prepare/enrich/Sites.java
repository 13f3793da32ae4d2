package io.footfall.prepare.enrich;

import io.footfall.prepare.web.ListResource;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Well-known sites that send visitors, by the host of a referrer or by their name. */
public final class Sites implements Serializable {

  /** A site: what kind it is, and the name that figures show. */
  record Site(Category category, String source) implements Serializable {}

  /** Kinds of sites, as the list calls them in lower case. */
  enum Category {
    SEARCH,
    SOCIAL,
    VIDEO,
    SHOPPING,
    EMAIL
  }

  private static final String ANY_COUNTRY = ".*";

  /** What stands before a country's code in second-level registries: {@code co.uk}. */
  private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "org", "net", "ne", "or");

  private final Map<String, Site> byHost = new HashMap<>();
  private final Map<String, Category> byName = new HashMap<>();

  private Sites() {}

  /** The list that comes with Footfall. */
  public static Sites defaults() {
    return parse(ListResource.entries(Sites.class, "sites.txt"));
  }

  /** Entries of a category, a source and hosts. */
  public static Sites parse(List<String> entries) {
    Sites sites = new Sites();
    for (String entry : entries) {
      String[] columns = entry.split("\\s+", 0);
      if (columns.length < 3) {
        throw new IllegalArgumentException(
            "sites.txt: a line is a category, a source and hosts: " + entry);
      }
      Site site = new Site(category(columns[0]), columns[1]);
      sites.byName.put(site.source(), site.category());
      for (String host : Arrays.asList(columns).subList(2, columns.length)) {
        sites.byHost.put(host, site);
        if (!host.endsWith(ANY_COUNTRY)) {
          sites.byName.put(host, site.category());
        }
      }
    }
    return sites;
  }

  static Category category(String name) {
    return Arrays.stream(Category.values())
        .filter(category -> category.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No category \""
                        + name
                        + "\"; there are "
                        + Arrays.toString(Category.values())));
  }

  /** The site with that host or one above it, or null. The host is in lower case. */
  @Nullable Site find(String host) {
    int start = 0;
    while (start >= 0) {
      String suffix = host.substring(start);
      Site site = byHost.get(suffix);
      if (site == null) {
        site = underAnyCountry(suffix);
      }
      if (site != null) {
        return site;
      }
      int dot = host.indexOf('.', start);
      start = dot < 0 ? -1 : dot + 1;
    }
    return null;
  }

  /** Whether a source, by its name or host, is of that category. */
  boolean isAmong(Category category, String source) {
    return byName.get(source) == category;
  }

  /**
   * {@code google.de} and {@code google.co.uk} are {@code google.*}; {@code google.evil.com} isn't.
   */
  private @Nullable Site underAnyCountry(String suffix) {
    int first = suffix.indexOf('.');
    if (first < 0) {
      return null;
    }
    int second = suffix.indexOf('.', first + 1);
    boolean registry =
        second < 0
            || (suffix.indexOf('.', second + 1) < 0
                && SECOND_LEVEL.contains(suffix.substring(first + 1, second)));
    return registry ? byHost.get(suffix.substring(0, first) + ANY_COUNTRY) : null;
  }
}
