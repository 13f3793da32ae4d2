package io.footfall.web.testing;

import io.footfall.services.process.ServerProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of this module in a process of its own, on the class path that the build left. */
public final class WebProcess {

  private WebProcess() {}

  public static Process start(Class<?> program, List<String> flags, String... arguments)
      throws IOException {
    ServerProgram web =
        ServerProgram.find("web", program.getName(), WebProcess.class.getClassLoader());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, web.classPath()));
    command.add(web.mainClass());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
