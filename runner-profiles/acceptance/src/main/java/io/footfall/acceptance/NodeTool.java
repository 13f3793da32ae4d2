package io.footfall.acceptance;

import io.footfall.services.LocalService;
import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.PortRole;
import io.footfall.services.process.ServerProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Cassandra's own {@code nodetool}, on an embedded server that is told to listen to it. */
final class NodeTool {

  private final int port;
  private final ServerProgram program;
  private final Path home;

  private NodeTool(int port, ServerProgram program, Path home) {
    this.port = port;
    this.program = program;
    this.home = home;
  }

  /**
   * For that server.
   *
   * @param home where it may write down what it was asked
   */
  static NodeTool of(LocalService cassandra, Path home) throws IOException, InterruptedException {
    int port =
        LocalPorts.anyFree(new SecureRandom())
            .choose(List.of(new PortRole("management", 7199)))
            .get("management");
    run(
        List.of(
            java("jcmd"),
            Long.toString(cassandra.pid()),
            "ManagementAgent.start",
            "jmxremote.host=127.0.0.1",
            "jmxremote.port=" + port,
            "jmxremote.authenticate=false",
            "jmxremote.ssl=false"));
    ServerProgram program =
        ServerProgram.find(
            "cassandra",
            "io.footfall.services.cassandra.CassandraServer",
            NodeTool.class.getClassLoader());
    return new NodeTool(port, program, home);
  }

  /** Runs a command of it, to its good end; what it printed. */
  String run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(java("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(program.flags());
    command.add("-Duser.home=" + home);
    command.addAll(
        List.of(
            "-cp", String.join(":", program.classPath()), "org.apache.cassandra.tools.NodeTool"));
    command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port)));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command.get(command.size() - 1) + " failed: " + output);
    }
    return output;
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }
}
