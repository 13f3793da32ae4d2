package io.footfall.runner.spark.cluster;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bundled jar as the pipelines' image has it: our own classes in one jar, the libraries in
 * another.
 */
public record ImageJars(Path own, Path libraries) {

  private static final Path PROGRAM = Path.of("..", "..", "docker", "SplitJar.java");

  /** Makes them in the folder, by the program by which the image makes them, if it is new. */
  public static ImageJars in(Path folder) throws IOException, InterruptedException {
    if (Files.notExists(folder)) {
      Files.createDirectories(folder);
      split(folder);
    }
    return new ImageJars(
        folder.resolve(Submission.bundle().getFileName()),
        folder.resolve("footfall-libraries.jar"));
  }

  private static void split(Path folder) throws IOException, InterruptedException {
    ProcessBuilder split =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                PROGRAM.toString(),
                Submission.bundle().toString(),
                folder.toString())
            .redirectErrorStream(true);
    Process process = split.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said, process.waitFor(), is(0));
  }
}
