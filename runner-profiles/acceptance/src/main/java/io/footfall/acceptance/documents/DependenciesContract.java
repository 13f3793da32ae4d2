package io.footfall.acceptance.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every library that runs is in docs/dependencies.md, in the version that the build resolved: one
 * that comes, goes or changes does so in a commit that says so. And what is kept although something
 * is known against it is still what is kept.
 */
public abstract class DependenciesContract {

  private static final Pattern KEPT = Pattern.compile("(?m)^\\| `([^`|]+)` ([^ |]+) \\| .*CVE-.*");

  private static final Pattern FLOOR =
      Pattern.compile("(?m)^\\| `([^`|]+)` \\| ([\\d.]+) \\| .*CVE-.*");

  private final String runner;
  private final Document document = Document.of("dependencies.md", "libraries");

  /** Of that runner's class path, and of the services'. */
  protected DependenciesContract(String runner) {
    this.runner = runner;
  }

  @Test
  protected void everyLibraryIsListedInItsVersion() throws IOException {
    Dependencies listed = Dependencies.documented(document.part());

    document.mustSay(listed.with(runner).with("web").with("dashboard").table());
  }

  @Test
  protected void whatIsKnownAgainstALibraryIsOfTheVersionThatIsUsed() throws IOException {
    Dependencies listed = Dependencies.documented(document.part());
    List<String> outdated = new ArrayList<>();
    int kept = 0;
    Matcher entry = KEPT.matcher(document.text());
    while (entry.find()) {
      kept++;
      if (!listed.holds(entry.group(1), entry.group(2))) {
        outdated.add(entry.group(1) + " " + entry.group(2));
      }
    }
    assertThat(kept, greaterThan(0));
    assertThat("No longer used, and so no longer excused", outdated, empty());
  }

  /** What was mended stays mended, whatever a new library would bring. */
  @Test
  protected void nothingComesBackThatIsKnownToBeVulnerable() throws IOException {
    Dependencies listed =
        Dependencies.documented(document.part()).with(runner).with("web").with("dashboard");
    List<String> below = new ArrayList<>();
    int floors = 0;
    Matcher floor = FLOOR.matcher(document.text());
    while (floor.find()) {
      floors++;
      String library = floor.group(1);
      for (String version : listed.versionsOf(library, Set.of(runner, "web", "dashboard"))) {
        if (Version.parse(version).compareTo(Version.parse(floor.group(2))) < 0) {
          below.add(library + " " + version + " is below " + floor.group(2));
        }
      }
    }
    assertThat(floors, greaterThan(0));
    assertThat(below, empty());
  }
}
