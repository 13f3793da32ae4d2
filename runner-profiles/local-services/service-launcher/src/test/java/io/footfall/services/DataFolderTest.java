package io.footfall.services;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path path;

  @Test
  void keptDataStays() throws IOException {
    filled(DataFolder.at(path, true)).discard(List.of(Service.KAFKA));

    assertThat(names(), containsInAnyOrder("kafka", "kafka.log", "mail", "mail.log"));
  }

  @Test
  void onlyOwnDataGoes() throws IOException {
    filled(DataFolder.at(path, false)).discard(List.of(Service.KAFKA));

    assertThat(names(), containsInAnyOrder("mail", "mail.log"));
  }

  @Test
  void logsOutliveAFailedStart() throws IOException {
    filled(DataFolder.at(path, false)).discardData(List.of(Service.KAFKA, Service.MAIL));

    assertThat(names(), containsInAnyOrder("kafka.log", "mail.log"));
  }

  @Test
  void aTemporaryFolderGoesWhole() throws IOException {
    DataFolder temporary = filled(DataFolder.temporary(false));
    temporary.discard(List.of(Service.KAFKA, Service.MAIL));

    assertThat(Files.exists(temporary.path()), is(false));
    assertThat(names(), is(empty()));
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.createFile(path.resolve("file"));

    assertThat(
        assertThrows(UncheckedIOException.class, () -> DataFolder.at(file, true)).getMessage(),
        containsString("dataFolder " + file));
  }

  private static DataFolder filled(DataFolder folder) throws IOException {
    for (Service service : List.of(Service.KAFKA, Service.MAIL)) {
      Files.createFile(Files.createDirectories(folder.of(service).resolve("data")).resolve("0"));
      Files.createFile(folder.log(service));
    }
    return folder;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }
}
