package io.footfall.services.hdfs;

import io.footfall.services.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;

/**
 * HDFS with one name node and one data node, in one process.
 *
 * <p>In: {@code folder}, {@code client} and the other ports of both nodes. Out: HDFS at {@code
 * hdfs://127.0.0.1:<client>} with the files that the folder held. Ends non-zero, with the reason on
 * standard output, if the folder cannot be formatted or a port cannot be bound.
 */
public final class HdfsServer {

  private HdfsServer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ServerProcess process = ServerProcess.enter(arguments);
    HdfsConfiguration configuration = new HdfsConfiguration();
    configuration.addResource(
        process.writeConfiguration(HdfsServer.class, "hdfs-site.xml").toUri().toURL());
    // Both nodes register their metrics under names of their own only in this mode
    DefaultMetricsSystem.setMiniClusterMode(true);
    Path names = process.folder().resolve("name");
    if (!Files.exists(names)) {
      NameNode.format(configuration);
    }
    NameNode nameNode = NameNode.createNameNode(new String[0], configuration);
    DataNode dataNode = DataNode.createDataNode(new String[0], configuration);
    System.out.println(
        "HDFS of "
            + configuration.get(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY)
            + " in "
            + process.folder()
            + ", data node "
            + dataNode.getDisplayName());
    nameNode.join();
  }
}
