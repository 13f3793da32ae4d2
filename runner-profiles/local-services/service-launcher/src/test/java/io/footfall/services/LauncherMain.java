package io.footfall.services;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM whose only purpose is to have servers, one of them frozen, and to be ended. */
final class LauncherMain {

  static final String PIDS = "PIDS ";

  private LauncherMain() {}

  /** Told the folder for their data, and which servers. */
  public static void main(String[] arguments) throws InterruptedException {
    Service[] wanted = Stream.of(arguments).skip(1).map(Service::valueOf).toArray(Service[]::new);
    LocalServices services =
        LocalServices.builder()
            .with(wanted)
            .freePorts()
            .dataFolder(Path.of(arguments[0]))
            .keepData(false)
            .start();
    services.get(Service.KAFKA).pause();
    System.out.println(
        Stream.of(wanted)
            .map(service -> Long.toString(services.get(service).pid()))
            .collect(Collectors.joining(" ", PIDS, "")));
    new CountDownLatch(1).await();
  }
}
