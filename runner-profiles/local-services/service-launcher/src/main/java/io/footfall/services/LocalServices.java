package io.footfall.services;

import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.Loopback;
import io.footfall.services.process.ServerProgram;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Real servers beside this JVM, for as long as this object is open.
 *
 * <p>In: which servers, where their data goes, how much heap each has. Out: their addresses, and a
 * handle to each. Guarantees: when {@link Builder#start} returns, each has answered a question in
 * its own protocol; all listen on 127.0.0.1 only; after {@link #close}, or within seconds after
 * this JVM has ended in any way, none of them runs.
 */
public final class LocalServices implements AutoCloseable {

  private final Map<Service, LocalService> services;
  private final DataFolder folder;
  private final Thread closeAtExit = new Thread(this::closeOnce, "close-local-services");
  private boolean closed;

  private LocalServices(Map<Service, LocalService> services, DataFolder folder) {
    this.services = services;
    this.folder = folder;
  }

  public static Builder builder() {
    return new Builder();
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

  private void startAll(LocalPorts ports) {
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

  /** What to start. All have usual ports where these are free, and data that is thrown away. */
  public static final class Builder {

    private final Map<Service, Integer> heaps = new EnumMap<>(Service.class);
    private final Map<Service, MoreConfiguration> more = new EnumMap<>(Service.class);
    private Set<Service> services = Set.of();
    private Path path;
    private Boolean kept;
    private boolean anyPorts;
    private boolean optimised;

    private Builder() {}

    public Builder with(Service... wanted) {
      return with(Set.of(wanted));
    }

    public Builder with(Collection<Service> wanted) {
      services = Set.copyOf(wanted);
      return this;
    }

    /** A folder for the data, kept when the servers end; without it, a temporary one. */
    public Builder dataFolder(Path folder) {
      path = folder;
      return this;
    }

    /** Whether the data outlives the servers, whichever folder it is in. */
    public Builder keepData(boolean keep) {
      kept = keep;
      return this;
    }

    /**
     * Free ports, even where the usual ones are free too: for tests, which may run side by side.
     */
    public Builder freePorts() {
      anyPorts = true;
      return this;
    }

    /**
     * Lets the servers' JVMs compile with all they have, as servers in production do: slower to
     * start and larger, and faster after a minute or so. For benchmarks.
     */
    public Builder optimised() {
      optimised = true;
      return this;
    }

    /** The largest heap of {@code service}, in MiB. */
    public Builder heapMegabytes(Service service, int megabytes) {
      if (megabytes < 1) {
        throw new IllegalArgumentException(
            "heapMegabytes of " + service + " is " + megabytes + "; give at least 1");
      }
      heaps.put(service, megabytes);
      return this;
    }

    /**
     * Adds to what the server is configured with, in the form of its own file, and where a line
     * says again what the usual ones say, it counts. {@code ${folder}} and {@code ${client}} stand
     * for the folder and that port; each of {@code morePorts} names another port that the lines
     * open, for {@link LocalService#port}.
     */
    public Builder configuration(Service service, String lines, String... morePorts) {
      more.put(service, new MoreConfiguration(lines, List.of(morePorts)));
      return this;
    }

    /**
     * Starts all at once, and returns when each answers.
     *
     * @throws ServiceFailedException if one does not come up within a minute; then none is left,
     *     and only the logs are
     */
    public LocalServices start() {
      if (services.isEmpty()) {
        throw new IllegalArgumentException("No service is named; name some in with(..)");
      }
      Map<Service, ServerProgram> programs = new EnumMap<>(Service.class);
      services.forEach(service -> programs.put(service, program(service)));
      DataFolder folder = folder();
      Map<Service, LocalService> handles = new EnumMap<>(Service.class);
      programs.forEach(
          (service, program) -> handles.put(service, handle(service, program, folder)));
      LocalServices started = new LocalServices(handles, folder);
      started.startAll(ports());
      return started;
    }

    private DataFolder folder() {
      return path == null
          ? DataFolder.temporary(Boolean.TRUE.equals(kept))
          : DataFolder.at(path, !Boolean.FALSE.equals(kept));
    }

    private LocalPorts ports() {
      SecureRandom random = new SecureRandom();
      return anyPorts ? LocalPorts.anyFree(random) : LocalPorts.usualWhereFree(random);
    }

    private LocalService handle(Service service, ServerProgram program, DataFolder folder) {
      int heap = heaps.getOrDefault(service, service.defaultHeapMegabytes());
      return new LocalService(
          service,
          program,
          heap,
          folder.of(service),
          folder.log(service),
          more.getOrDefault(service, MoreConfiguration.NONE));
    }

    private ServerProgram program(Service service) {
      ServerProgram program =
          ServerProgram.find(
              service.title(), service.mainClass(), LocalServices.class.getClassLoader());
      return optimised ? program.with("-XX:TieredStopAtLevel=4") : program;
    }
  }
}
