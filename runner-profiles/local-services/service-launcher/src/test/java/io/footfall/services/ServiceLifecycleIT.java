package io.footfall.services;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the pipelines do to one server while the others go on. */
class ServiceLifecycleIT {

  @TempDir private Path folder;

  @Test
  void kafkaKeepsItsAddressAndRecordsOverStopAndKill() throws Exception {
    try (LocalServices services = start(Service.KAFKA)) {
      LocalService kafka = services.get(Service.KAFKA);
      String address = services.kafka().bootstrapServers();
      KafkaLog log = new KafkaLog(address, "kept");
      log.create();

      log.append("before the stop");
      kafka.stop();
      assertThat(kafka.isRunning(), is(false));
      kafka.restart();
      log.append("before the kill");
      kafka.kill();
      assertThat(kafka.isRunning(), is(false));
      kafka.restart();

      assertThat(services.kafka().bootstrapServers(), is(address));
      assertThat(log.read(), contains("before the stop", "before the kill"));
    }
  }

  @Test
  void cassandraKeepsItsRowsOverKillAndANewLauncher() {
    try (LocalServices services = start(Service.CASSANDRA)) {
      CassandraTable table = new CassandraTable(services.cassandra());
      table.create();
      table.insert("click");
      // At once: an acknowledged row must already be on disk
      services.get(Service.CASSANDRA).kill();
      services.get(Service.CASSANDRA).restart();
      assertThat(table.select(), contains("click"));
    }
    try (LocalServices services = start(Service.CASSANDRA)) {
      assertThat(new CassandraTable(services.cassandra()).select(), contains("click"));
    }
  }

  @Test
  void restartOfARunningServerIsANewProcess() {
    try (LocalServices services = start(Service.MAIL)) {
      LocalService mail = services.get(Service.MAIL);
      long first = mail.pid();
      mail.restart();

      assertThat(mail.pid(), is(not(first)));
      assertThat(mail.isRunning(), is(true));
    }
  }

  @Test
  void aPausedServerCanBeStopped() {
    try (LocalServices services = start(Service.MAIL)) {
      LocalService mail = services.get(Service.MAIL);
      mail.pause();
      mail.stop();
      assertThat(mail.isRunning(), is(false));
    }
  }

  @Test
  void anInterruptOfTheTerminalLeavesTheServersToTheLauncher() throws Exception {
    try (LocalServices services = start(Service.MAIL)) {
      long pid = services.get(Service.MAIL).pid();
      String ignored =
          Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
              .filter(line -> line.startsWith("SigIgn:"))
              .map(line -> line.replaceAll("SigIgn:\\s*", ""))
              .findFirst()
              .orElseThrow();
      long interruptBit = 1L << (2 - 1);

      assertThat(Long.parseUnsignedLong(ignored, 16) & interruptBit, is(interruptBit));
    }
  }

  @Test
  void dataOfATemporaryFolderGoesWithTheServers() {
    Path temporary;
    try (LocalServices services = LocalServices.builder().with(Service.MAIL).freePorts().start()) {
      temporary = services.dataFolder();
      assertThat(Files.exists(temporary.resolve("mail")), is(true));
    }
    assertThat(Files.exists(temporary), is(false));
  }

  @Test
  void anotherServersFilesInTheFolderStay() throws Exception {
    Path foreign = Files.createFile(folder.resolve("mine.txt"));
    LocalServices.builder()
        .with(Service.MAIL)
        .freePorts()
        .dataFolder(folder)
        .keepData(false)
        .start()
        .close();

    assertThat(Files.exists(foreign), is(true));
    assertThat(Files.exists(folder.resolve("mail")), is(false));
  }

  private LocalServices start(Service service) {
    return LocalServices.builder().with(service).freePorts().dataFolder(folder).start();
  }
}
