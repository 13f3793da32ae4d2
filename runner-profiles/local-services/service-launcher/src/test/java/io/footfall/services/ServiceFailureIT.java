package io.footfall.services;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.services.process.Loopback;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that does not come up says why, and takes no other along. */
class ServiceFailureIT {

  @TempDir private Path folder;

  @Test
  void aFolderThatTheServerCannotUse() throws Exception {
    Files.createFile(Files.createDirectories(folder.resolve("cassandra")).resolve("data"));
    ServiceFailedException failure = failureOf(builder(Service.CASSANDRA));

    assertThat(failure.service(), is(Service.CASSANDRA));
    assertThat(failure.exitCode(), is(not(OptionalInt.empty())));
    assertThat(failure.logFile(), is(folder.toRealPath().resolve("cassandra.log")));
    assertThat(failure.logTail(), containsString(folder.resolve("cassandra/data").toString()));
    assertThat(
        failure.getMessage(),
        allOf(
            containsString("cassandra did not come up: its process ended with exit code"),
            containsString(failure.logFile().toString()),
            containsString(failure.logTail())));
  }

  @Test
  void aFolderThatIsAFile() throws Exception {
    Files.createFile(folder.resolve("mail"));
    ServiceFailedException failure = failureOf(builder(Service.MAIL));

    assertThat(failure.exitCode(), is(OptionalInt.empty()));
    assertThat(failure.getMessage(), containsString("its process cannot be started"));
    assertThat(failure.getCause().toString(), containsString(folder.resolve("mail").toString()));
  }

  @Test
  void tooSmallAHeap() {
    ServiceFailedException failure =
        failureOf(builder(Service.ELASTICSEARCH).heapMegabytes(Service.ELASTICSEARCH, 6));

    assertThat(failure.service(), is(Service.ELASTICSEARCH));
    assertThat(failure.logTail(), containsString("OutOfMemoryError"));
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    try (LocalServices services = builder(Service.KAFKA).start()) {
      LocalService kafka = services.get(Service.KAFKA);
      kafka.stop();
      try (ServerSocket thief = new ServerSocket()) {
        thief.bind(Loopback.at(kafka.port("client")));
        ServiceFailedException failure = assertThrows(ServiceFailedException.class, kafka::restart);
        assertThat(
            failure.logTail(),
            stringContainsInOrder(
                Integer.toString(kafka.port("client")), "Address already in use"));
      }
      kafka.restart();
      assertThat(kafka.isRunning(), is(true));
    }
  }

  @Test
  void theOthersAreStopped() {
    failureOf(builder(Service.MAIL, Service.ELASTICSEARCH).heapMegabytes(Service.ELASTICSEARCH, 6));

    assertThat(ProcessHandle.current().descendants().toList(), is(empty()));
    assertThat(Files.exists(folder.resolve("mail")), is(false));
    assertThat(Files.exists(folder.resolve("elasticsearch.log")), is(true));
  }

  private LocalServicesBuilder builder(Service... services) {
    return LocalServices.builder().with(services).freePorts().dataFolder(folder).keepData(false);
  }

  private static ServiceFailedException failureOf(LocalServicesBuilder builder) {
    return assertThrows(ServiceFailedException.class, () -> builder.start().close());
  }
}
