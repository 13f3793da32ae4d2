package io.footfall.lake.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TemporaryFileTest {

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itLeavesNothingBehindHoweverItsProcessEnds() throws IOException {
    Set<String> before = files();
    try (TemporaryFile file = TemporaryFile.create()) {
      int unused = file.channel().write(ByteBuffer.wrap(new byte[17]));

      assertThat(file.bytes(), is(17L));
      Set<String> after = files();
      after.removeAll(before);
      // Those of other tests come and go
      after.retainAll(files());
      assertThat(after, is(empty()));
    }
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("footfall-lake-"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
