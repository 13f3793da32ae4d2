package io.footfall.services.spark;

import io.footfall.services.support.ServerProcess;
import java.nio.file.Path;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/**
 * A master or a worker of a standalone Spark cluster.
 *
 * <p>In: {@code folder}, and {@code role=master client=<port> page=<port>} or {@code role=worker
 * master=<port> cores=<n> memory=<MiB>}. Out: a master at {@code spark://127.0.0.1:<client>}, or a
 * worker of it. What a worker starts (executors, drivers) ends when it does.
 */
public final class SparkServer {

  private static final String HOST = "127.0.0.1";

  private SparkServer() {}

  public static void main(String[] arguments) {
    ServerProcess process = ServerProcess.enter(arguments);
    switch (process.setting("role")) {
      case "master" -> master(process);
      case "worker" -> worker(process);
      default ->
          throw new IllegalArgumentException(
              "role=" + process.setting("role") + ": give role=master or role=worker");
    }
  }

  private static void master(ServerProcess process) {
    Master.main(
        new String[] {
          "--host", HOST,
          "--port", Integer.toString(process.port("client")),
          "--webui-port", Integer.toString(process.port("page"))
        });
  }

  private static void worker(ServerProcess process) {
    Path work = process.folder().resolve("work");
    Worker.main(
        new String[] {
          "--host",
          HOST,
          "--port",
          "0",
          "--webui-port",
          "0",
          "--cores",
          process.setting("cores"),
          "--memory",
          process.setting("memory") + "m",
          "--work-dir",
          work.toString(),
          "spark://" + HOST + ":" + process.port("master")
        });
  }
}
