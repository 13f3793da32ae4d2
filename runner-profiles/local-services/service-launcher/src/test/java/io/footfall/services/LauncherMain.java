package io.footfall.services;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM whose only purpose is to have servers, one of them frozen, and to be ended. */
final class LauncherMain {

  static final String PIDS = "PIDS ";

  private LauncherMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalServices services =
        LocalServices.builder()
            .with(Service.values())
            .freePorts()
            .dataFolder(Path.of(arguments[0]))
            .keepData(false)
            .start();
    services.get(Service.KAFKA).pause();
    System.out.println(
        Stream.of(Service.values())
            .map(service -> Long.toString(services.get(service).pid()))
            .collect(Collectors.joining(" ", PIDS, "")));
    new CountDownLatch(1).await();
  }
}
