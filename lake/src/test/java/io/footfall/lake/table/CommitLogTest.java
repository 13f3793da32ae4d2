package io.footfall.lake.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.testing.TestLake;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitLogTest {

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void open() {
    files = TestLake.in(folder).catalog().files();
  }

  /** In any order, as an object store deletes; the process is killed after one of them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whatIsDeletedByHalfIsForgotten(int deleted) {
    land(1, 6);

    assertThrows(Killed.class, () -> new CommitLog(killedAfterDeleting(deleted)).forgetThrough(4));

    CommitLog log = new CommitLog(files);
    assertThat(slicesOf(log), equalTo(List.of(5L, 6L)));
    assertThat(log.find(4).isPresent(), is(false));
    land(7, 7);
    log.forgetThrough(5);
    assertThat(slicesOf(log), equalTo(List.of(6L, 7L)));
    assertThat("what was left over is gone", files.list("_footfall/commits").size(), is(2));
  }

  @Test
  void whatSaysSoIsKeptTwice() {
    land(1, 6);
    CommitLog log = new CommitLog(files);
    for (long slice = 1; slice < 6; slice++) {
      log.forgetThrough(slice);
    }
    assertThat(files.list("_footfall/forgotten").size(), is(2));
    assertThat(slicesOf(log), equalTo(List.of(6L)));
  }

  @Test
  void aCommitThatIsMissingIsNotPassedOver() {
    land(1, 4);
    files.delete(List.of(files.list("_footfall/commits").get(2).path()));

    IllegalStateException missing =
        assertThrows(IllegalStateException.class, () -> new CommitLog(files).all());

    assertThat(missing.getMessage(), containsString("slice 4"));
    assertThat(missing.getMessage(), containsString(folder.toString()));
  }

  @Test
  void nothingLandedIsNothing() {
    assertThat(new CommitLog(files).all(), is(empty()));
    assertThat(new CommitLog(files).lastSlice(), is(0L));
  }

  private void land(long first, long last) {
    CommitLog log = new CommitLog(files);
    LongStream.rangeClosed(first, last)
        .forEach(slice -> log.add(new SliceCommit(slice, List.of(), Map.of("stored", slice))));
  }

  private static List<Long> slicesOf(CommitLog log) {
    return log.all().stream().map(SliceCommit::slice).toList();
  }

  /** These files, of which so many are deleted, the last in the list first. */
  private LakeFiles killedAfterDeleting(int count) {
    return (LakeFiles)
        Proxy.newProxyInstance(
            LakeFiles.class.getClassLoader(),
            new Class<?>[] {LakeFiles.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("delete")) {
                List<String> paths = new ArrayList<>();
                ((Collection<?>) arguments[0]).forEach(path -> paths.add((String) path));
                files.delete(paths.subList(paths.size() - count, paths.size()));
                throw new Killed();
              }
              try {
                return method.invoke(files, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
