package io.footfall.services;

import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.ServerProgram;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to start. In: servers, ports, folder and heaps. Out: the servers, each answering. All have
 * usual ports where these are free, and data that is thrown away.
 */
public final class LocalServicesBuilder {

  private final Map<Service, Integer> heaps = new EnumMap<>(Service.class);
  private final Map<Service, MoreConfiguration> more = new EnumMap<>(Service.class);
  private Set<Service> services = Set.of();
  private Path path;
  private Boolean kept;
  private boolean anyPorts;
  private boolean optimised;

  LocalServicesBuilder() {}

  public LocalServicesBuilder with(Service... wanted) {
    return with(Set.of(wanted));
  }

  public LocalServicesBuilder with(Collection<Service> wanted) {
    services = Set.copyOf(wanted);
    return this;
  }

  /** A folder for the data, kept when the servers end; without it, a temporary one. */
  public LocalServicesBuilder dataFolder(Path folder) {
    path = folder;
    return this;
  }

  /** Whether the data outlives the servers, whichever folder it is in. */
  public LocalServicesBuilder keepData(boolean keep) {
    kept = keep;
    return this;
  }

  /** Free ports, even where the usual ones are free too: for tests, which may run side by side. */
  public LocalServicesBuilder freePorts() {
    anyPorts = true;
    return this;
  }

  /**
   * Lets the servers' JVMs compile with all they have, as servers in production do: slower to start
   * and larger, and faster after a minute or so. For benchmarks.
   */
  public LocalServicesBuilder optimised() {
    optimised = true;
    return this;
  }

  /** The largest heap of {@code service}, in MiB. */
  public LocalServicesBuilder heapMegabytes(Service service, int megabytes) {
    if (megabytes < 1) {
      throw new IllegalArgumentException(
          "heapMegabytes of " + service + " is " + megabytes + "; give at least 1");
    }
    heaps.put(service, megabytes);
    return this;
  }

  /**
   * Adds to what the server is configured with, in the form of its own file, and where a line says
   * again what the usual ones say, it counts. {@code ${folder}} and {@code ${client}} stand for the
   * folder and that port; each of {@code morePorts} names another port that the lines open, for
   * {@link LocalService#port}.
   */
  public LocalServicesBuilder configuration(Service service, String lines, String... morePorts) {
    more.put(service, new MoreConfiguration(lines, List.of(morePorts)));
    return this;
  }

  /**
   * Starts all at once, and returns when each answers.
   *
   * @throws ServiceFailedException if one does not come up within a minute; then none is left, and
   *     only the logs are
   */
  public LocalServices start() {
    if (services.isEmpty()) {
      throw new IllegalArgumentException("No service is named; name some in with(..)");
    }
    Map<Service, ServerProgram> programs = new EnumMap<>(Service.class);
    services.forEach(service -> programs.put(service, program(service)));
    DataFolder folder = folder();
    Map<Service, LocalService> handles = new EnumMap<>(Service.class);
    programs.forEach((service, program) -> handles.put(service, handle(service, program, folder)));
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
            service.title(), service.mainClass(), LocalServicesBuilder.class.getClassLoader());
    return optimised ? program.with("-XX:TieredStopAtLevel=4") : program;
  }
}
