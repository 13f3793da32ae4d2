package io.footfall.lake.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.pipelines.doctor.Symptom;
import io.footfall.pipelines.doctor.Symptom.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCheckupTest {

  @TempDir private Path folder;

  @Test
  void whatIsTriedLeavesNothing() {
    LakeFiles files = at(folder);

    assertThat(levels(new LakeCheckup(files, true).run()), is(List.of(Level.OK, Level.OK)));
    assertThat(files.list(""), empty());
  }

  @Test
  void withoutBeingAskedNothingIsWritten() {
    Path none = folder.resolve("none");

    assertThat(levels(new LakeCheckup(at(none), false).run()), is(List.of(Level.OK)));
    assertThat(Files.exists(none), is(false));
  }

  @Test
  void aPlaceThatTakesNothingIsNamedWithWhatToDo() throws Exception {
    Path file = Files.write(folder.resolve("file"), "x".getBytes(StandardCharsets.UTF_8));

    List<Symptom> symptoms = new LakeCheckup(at(file.resolve("lake")), true).run();

    Symptom last = symptoms.get(symptoms.size() - 1);
    assertThat(last.level(), is(Level.FAIL));
    assertThat(last.text(), containsString(file.toString()));
    assertThat(last.remedy(), containsString("--lake"));
  }

  private static LakeFiles at(Path root) {
    return LakeAddress.of(root.toString()).register(PipelineOptionsFactory.create());
  }

  private static List<Level> levels(List<Symptom> symptoms) {
    return symptoms.stream().map(Symptom::level).toList();
  }
}
