package io.footfall.services.cassandra;

import io.footfall.services.support.PastThePageCache;
import io.footfall.services.support.ServerProcess;
import java.nio.file.Path;
import org.apache.cassandra.service.CassandraDaemon;

/**
 * One Cassandra node, a cluster by itself, in data centre {@code datacenter1}.
 *
 * <p>In: {@code folder}, {@code client} and {@code storage} (ports). Out: a node at {@code
 * 127.0.0.1:<client>} with the rows that the folder held. Ends non-zero, with the reason on
 * standard output, if the folder cannot be used or a port cannot be bound.
 */
public final class CassandraServer {

  private CassandraServer() {}

  public static void main(String[] arguments) {
    ServerProcess process = ServerProcess.enter(arguments);
    // Asked for here, as Cassandra itself ends at its first write where the folder refuses
    Path configuration =
        process
            .with("commitLogAccess", PastThePageCache.in(process.folder()) ? "direct" : "legacy")
            .writeConfiguration(CassandraServer.class, "cassandra.yaml");
    System.setProperty("cassandra.config", configuration.toUri().toString());
    System.setProperty("cassandra.storagedir", process.folder().toString());
    // Where logins are asked for, the first user is made at once and not after ten seconds: there
    // are no other nodes to agree with
    System.setProperty("cassandra.superuser_setup_delay_ms", "0");
    CassandraDaemon.main(new String[0]);
  }
}
