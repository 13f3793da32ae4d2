package io.footfall.lake.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.testing.TestLake;
import io.footfall.model.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As docs/operations.md has it under "Backup and restore". */
class CopiedLakeTest {

  private final List<LogRecord> log =
      TestLake.log(TestLake.traffic(5, Instant.parse("2026-03-01T00:00:00Z"), 900, 0.5), 0);

  @TempDir private Path folder;

  @Test
  void whatTheCopyNamesIsInItThoughTheLakeWasFilledMeanwhile() throws IOException {
    Path original = folder.resolve("original");
    TestLake lake = TestLake.in(original);
    lake.land(log.subList(0, 300));
    lake.compact();
    lake.land(log.subList(300, 600));

    Path copy = folder.resolve("copy");
    copy(original, copy, "_footfall");
    lake.land(log.subList(600, 900));
    lake.compact();
    copy(original, copy, "landed");
    copy(original, copy, "clicks");

    LakeCatalog copied = TestLake.in(copy).catalog();
    List<String> named = new ArrayList<>();
    copied.current().files().map(StoredFile::path).forEach(named::add);
    copied.pending(copied.current()).stream().map(LandedFile::path).forEach(named::add);
    assertThat(named.isEmpty(), is(false));
    List<String> there = copied.files().list("").stream().map(LakeFiles.Entry::path).toList();
    assertThat(named, everyItem(in(there)));
  }

  private static void copy(Path from, Path to, String part) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve(part))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
