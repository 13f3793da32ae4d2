package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.figures.CountFigures;
import io.footfall.lake.land.LakePipeline;
import io.footfall.launcher.Footfall;
import io.footfall.offers.FrequentVisitorsPipeline;
import io.footfall.pipelines.clickstream.ClickstreamPipeline;
import io.footfall.runner.spark.cluster.ImageJars;
import io.footfall.runner.spark.cluster.SparkDownload;
import io.footfall.runner.spark.cluster.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the bundled jar, and what Spark has to bring. */
class BundleIT {

  private static final long MOST_BYTES = 75_000_000;
  private static final String OURS = "io/footfall/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final List<String> ELSEWHERE =
      List.of(
          "runners/direct/",
          "runners/flink/",
          "runners/fnexecution/",
          "benchmarks/nativespark/",
          "/io/netty/",
          "META-INF/native");

  @Test
  void itIsLean() throws IOException {
    assertThat(Files.size(Submission.bundle()), is(lessThan(MOST_BYTES)));
  }

  @Test
  void everyCommandEveryPipelineAndTheRunnerAreInIt() throws Exception {
    Set<String> missing = new TreeSet<>();
    for (Class<?> ofModule :
        List.of(
            Footfall.class,
            ClickstreamPipeline.class,
            FrequentVisitorsPipeline.class,
            LakePipeline.class,
            CountFigures.class,
            SparkRunnerProfile.class)) {
      missing.addAll(compiled(ofModule));
    }
    Set<String> entries = entries(Submission.bundle());

    missing.removeAll(entries);

    assertThat(missing, is(empty()));
    assertThat(entries, hasItem("META-INF/services/io.footfall.pipelines.runner.RunnerProfile"));
  }

  /** Benchmarks need embedded servers, and with them come native Spark and the Direct runner. */
  @Test
  void nothingOfOtherRunnersAndOfPortablePipelinesIsInIt() throws IOException {
    assertThat(
        entries(Submission.bundle()).stream()
            .filter(entry -> ELSEWHERE.stream().anyMatch(entry::contains))
            .toList(),
        is(empty()));
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

  /** A change of code is a change of the small one alone. */
  @Test
  void theTwoJarsOfTheImageHoldWhatIsInIt(@TempDir Path folder) throws Exception {
    ImageJars jars = ImageJars.in(folder.resolve("once"));
    ImageJars again = ImageJars.in(folder.resolve("again"));

    Set<String> ours = files(jars.own());
    Set<String> libraries = files(jars.libraries());
    Set<String> both = new TreeSet<>(ours);
    both.addAll(libraries);
    assertThat(both, is(files(Submission.bundle())));
    assertThat(
        libraries.stream()
            .filter(entry -> entry.startsWith(OURS) && !entry.startsWith(OURS + "bundled/"))
            .toList(),
        is(empty()));
    assertThat(
        ours.stream().filter(entry -> !entry.startsWith(OURS) && !entry.equals(MANIFEST)).toList(),
        is(empty()));
    assertThat(Files.mismatch(jars.libraries(), again.libraries()), is(-1L));
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

  /** The classes of that one's module, by their names in a jar. */
  private static Set<String> compiled(Class<?> ofModule) throws Exception {
    Path root = Path.of(ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isRegularFile(root)) {
      return classes(root);
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> classes(Path jar) throws IOException {
    return entries(jar).stream()
        .filter(entry -> entry.endsWith(".class") && !entry.startsWith("META-INF/"))
        .filter(entry -> !entry.endsWith("-info.class"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> files(Path jar) throws IOException {
    return entries(jar).stream()
        .filter(entry -> !entry.endsWith("/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
    }
  }
}
