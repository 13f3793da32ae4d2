package io.footfall.examples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.acceptance.documents.Document;
import io.footfall.coders.FindingCoder;
import io.footfall.figures.ModelComparison;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.testing.RandomClicks;
import io.footfall.testing.SimulatedTraffic;
import io.footfall.visits.VisitRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/extending.md shows is what is compiled and run here. */
class ExamplesTest {

  private static final Path TESTS = Path.of("src", "test", "java", "io", "footfall", "examples");
  private static final Path FIGURES =
      Path.of("..", "..", "transforms", "src", "test", "java", "io", "footfall", "figures");

  @TempDir private Path folder;

  @Test
  void aSinkPassesOnWhatItWasGivenAndWritesTheSameAgain() throws IOException {
    Finding click = RandomClicks.of(3, 1).nextParsed();
    Finding reject =
        new Reject(
            new RecordPosition("clicks", 2, 41),
            "parse",
            RejectReason.MALFORMED_JSON,
            "no object",
            "broken".getBytes(StandardCharsets.UTF_8),
            0);
    for (int run = 0; run < 2; run++) {
      Pipeline pipeline = Pipeline.create();
      PCollection<Finding> out =
          pipeline
              .apply(Create.of(List.of(click, reject)).withCoder(FindingCoder.of()))
              .apply(KeepRefused.in(folder));
      PAssert.that(out).satisfies(ExamplesTest::requireBoth);
      pipeline.run().waitUntilFinish();
    }

    assertThat(Files.readString(folder.resolve("2-41")), equalTo("broken"));
    assertThat(folder.toFile().list().length, equalTo(1));
  }

  private static Void requireBoth(Iterable<Finding> findings) {
    List<String> passedOn = new ArrayList<>();
    findings.forEach(finding -> passedOn.add(finding instanceof Click ? "click" : "reject"));
    assertThat(passedOn, containsInAnyOrder("click", "reject"));
    return null;
  }

  @Test
  void aRunnerGivesWhatTheModelGives() {
    try (RunnerSession session = new StrictDirectProfile().open(List.of())) {
      ModelComparison.compare(
          81, SimulatedTraffic.of(81, 40, 1, 4), VisitRules.defaults(), session.options());
    }
  }

  @Test
  void theDocumentShowsThem() throws IOException {
    Document.of("extending.md", "figure").mustSay(code(FIGURES.resolve("ScreenFigures.java")));
    Document.of("extending.md", "sink").mustSay(code(TESTS.resolve("KeepRefused.java")));
    Document.of("extending.md", "runner").mustSay(code(TESTS.resolve("StrictDirectProfile.java")));
  }

  /** From the class's comment on: a reader knows what a package is. */
  private static String code(Path file) throws IOException {
    String text = Files.readString(file);
    return "```java\n" + text.substring(text.indexOf("/**")) + "```\n";
  }
}
