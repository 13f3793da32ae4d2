package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.runner.spark.cluster.SparkDownload;
import io.footfall.runner.spark.cluster.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is in the bundled jar, and what Spark has to bring. */
class BundleIT {

  private static final long MOST_BYTES = 80_000_000;

  @Test
  void itIsLean() throws IOException {
    assertThat(Files.size(Submission.bundle()), is(lessThan(MOST_BYTES)));
  }

  @Test
  void everyCommandAndTheRunnerAreInIt() throws IOException {
    Set<String> entries = entries(Submission.bundle());

    assertThat(entries, hasItem("io/footfall/launcher/Footfall.class"));
    assertThat(entries, hasItem("io/footfall/runner/spark/SparkRunnerProfile.class"));
    assertThat(entries, hasItem("META-INF/services/io.footfall.pipelines.runner.RunnerProfile"));
  }

  /** They hold paths of the machine that built it. */
  @Test
  void noClassPathOfAServerIsInIt() throws IOException {
    assertThat(
        entries(Submission.bundle()).stream()
            .filter(entry -> entry.endsWith(".classpath"))
            .toList(),
        is(empty()));
  }

  /** A class that is in both would be Spark's on some class loaders and ours on others. */
  @Test
  void nothingThatSparkBringsIsInIt() throws IOException {
    Set<String> twice = classes(Submission.bundle());
    Set<String> ofSpark = new TreeSet<>();
    for (Path jar : SparkDownload.classPath()) {
      if (Files.isRegularFile(jar)) {
        ofSpark.addAll(classes(jar));
      }
    }

    twice.retainAll(ofSpark);

    assertThat(twice, is(empty()));
  }

  private static Set<String> classes(Path jar) throws IOException {
    return entries(jar).stream()
        .filter(entry -> entry.endsWith(".class") && !entry.startsWith("META-INF/"))
        .filter(entry -> !entry.endsWith("-info.class"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
    }
  }
}
