package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A container starts when what it needs is there and well. */
class ContainerOrderTest {

  private final ComposeFile compose = ComposeFile.read();

  ContainerOrderTest() throws IOException {}

  @Test
  void whatAServiceWaitsForIsThere() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(
                    name,
                    ComposeFile.map(service, "depends_on").keySet(),
                    everyItem(is(in(compose.services().keySet())))));
  }

  @Test
  void aServiceWaitsUntilWhatItNeedsIsWell() {
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.map(service, "depends_on")
                    .forEach(
                        (needed, condition) ->
                            assertThat(
                                name + " needs " + needed,
                                condition,
                                is(
                                    Map.of(
                                        "condition",
                                        compose.oneShots().contains(needed)
                                            ? "service_completed_successfully"
                                            : "service_healthy")))));
  }

  /** Or compose refuses the profile. */
  @Test
  void whatAServiceNeedsIsInEachOfItsProfiles() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              for (String needed : ComposeFile.map(service, "depends_on").keySet()) {
                List<String> theirs = ComposeFile.list(compose.services().get(needed), "profiles");
                if (!theirs.isEmpty()) {
                  assertThat(needed, theirs, hasItems(profiles(service)));
                }
              }
            });
  }

  private static String[] profiles(Map<String, Object> service) {
    List<String> profiles = ComposeFile.list(service, "profiles");
    assertThat("it is started without a profile", profiles.isEmpty(), is(false));
    return profiles.toArray(String[]::new);
  }
}
