package io.footfall.services.support;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyArray;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastThePageCacheTest {

  @TempDir private Path folder;

  @Test
  void nothingIsLeftBehind() {
    PastThePageCache.in(folder);

    assertThat(folder.toFile().list(), emptyArray());
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnsweredAndNotThrown() {
    assertThat(PastThePageCache.in(folder.resolve("missing")), is(false));
  }
}
