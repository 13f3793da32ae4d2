package io.footfall.services;

import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Real servers beside this JVM, for as long as this object is open.
 *
 * <p>In: which servers, where their data goes, how much heap each has. Out: their addresses, and a
 * handle to each. Guarantees: when {@link LocalServicesBuilder#start} returns, each has answered a
 * question in its own protocol; all listen on 127.0.0.1 only; after {@link #close}, or within
 * seconds after this JVM has ended in any way, none of them runs.
 */
public final class LocalServices implements AutoCloseable {

  private final Map<Service, LocalService> services;
  private final DataFolder folder;
  private final Thread closeAtExit = new Thread(this::closeOnce, "close-local-services");
  private boolean closed;

  LocalServices(Map<Service, LocalService> services, DataFolder folder) {
    this.services = services;
    this.folder = folder;
  }

  public static LocalServicesBuilder builder() {
    return new LocalServicesBuilder();
  }

  /**
   * The handle to {@code service}.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  public LocalService get(Service service) {
    LocalService found = services.get(service);
    if (found == null) {
      throw new IllegalArgumentException(
          service + " is not among " + services.keySet() + "; name it in with(..)");
    }
    return found;
  }

  public KafkaEndpoint kafka() {
    return new KafkaEndpoint(Loopback.HOST + ":" + get(Service.KAFKA).port("client"));
  }

  public CassandraEndpoint cassandra() {
    int port = get(Service.CASSANDRA).port("client");
    return new CassandraEndpoint(Loopback.at(port), "datacenter1");
  }

  public ElasticsearchEndpoint elasticsearch() {
    return new ElasticsearchEndpoint(url(get(Service.ELASTICSEARCH).port("client")));
  }

  public MailEndpoint mail() {
    LocalService mail = get(Service.MAIL);
    return new MailEndpoint(
        Loopback.HOST, mail.port("smtp"), mail.port("imap"), url(mail.port("api")));
  }

  public HdfsEndpoint hdfs() {
    return new HdfsEndpoint(
        URI.create("hdfs://" + Loopback.HOST + ":" + get(Service.HDFS).port("client")));
  }

  public S3Endpoint s3() {
    return new S3Endpoint(url(get(Service.S3).port("client")), "lake");
  }

  /** Holds a folder for each server, and the logs. */
  public Path dataFolder() {
    return folder.path();
  }

  /** Stops all at once, and throws their data away unless it is to be kept. */
  @Override
  public void close() {
    closeOnce();
    removeFromExit();
  }

  private static URI url(int port) {
    return URI.create("http://" + Loopback.HOST + ":" + port);
  }

  private synchronized void closeOnce() {
    if (!closed) {
      closed = true;
      stopAll();
      folder.discard(services.keySet());
    }
  }

  void startAll(LocalPorts ports) {
    Runtime.getRuntime().addShutdownHook(closeAtExit);
    try {
      forAll(service -> service.start(ports));
    } catch (RuntimeException e) {
      abandon(e);
      throw e;
    }
  }

  private synchronized void abandon(RuntimeException reason) {
    closed = true;
    try {
      stopAll();
      folder.discardData(services.keySet());
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
    removeFromExit();
  }

  private void stopAll() {
    forAll(LocalService::stop);
  }

  private void forAll(Consumer<LocalService> action) {
    InParallel.forEach(services.values(), action);
  }

  private void removeFromExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already: the hook is running or done, and finds nothing left to close.
    }
  }
}
