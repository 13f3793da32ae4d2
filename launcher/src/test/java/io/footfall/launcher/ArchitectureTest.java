package io.footfall.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the parts point one way; this is where they are kept. */
@AnalyzeClasses(packages = "io.footfall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule MODULES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.footfall..")
          .layer("transforms")
          .definedBy(
              "io.footfall.model..",
              "io.footfall.coders..",
              "io.footfall.prepare..",
              "io.footfall.visits..",
              "io.footfall.figures..")
          .layer("pipelines")
          .definedBy("io.footfall.pipelines..")
          .layer("offers")
          .definedBy("io.footfall.offers..")
          .layer("options")
          .definedBy("io.footfall.options..")
          .layer("lake")
          .definedBy("io.footfall.lake..")
          .layer("generators")
          .definedBy("io.footfall.generators..")
          .layer("services")
          .definedBy("io.footfall.services..")
          .layer("web")
          .definedBy("io.footfall.web..")
          .layer("dashboard")
          .definedBy("io.footfall.dashboard..")
          .layer("benchmarks")
          .definedBy("io.footfall.benchmarks..")
          .layer("launcher")
          .definedBy("io.footfall.launcher..")
          .whereLayer("launcher")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("web")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("dashboard")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("benchmarks")
          .mayOnlyBeAccessedByLayers("launcher")
          .whereLayer("pipelines")
          .mayOnlyBeAccessedByLayers("launcher", "benchmarks", "offers", "options", "lake", "web")
          .whereLayer("offers")
          .mayOnlyBeAccessedByLayers("launcher", "options", "web")
          .whereLayer("options")
          .mayOnlyBeAccessedByLayers("launcher", "web", "dashboard")
          .whereLayer("lake")
          .mayOnlyBeAccessedByLayers("launcher", "benchmarks")
          .whereLayer("generators")
          .mayOnlyBeAccessedByLayers("web", "launcher", "benchmarks")
          .whereLayer("services")
          .mayOnlyBeAccessedByLayers("launcher", "benchmarks");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_A_RUNNER =
      noClasses()
          .that()
          .resideInAPackage("io.footfall..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.beam.runners..", "org.apache.spark..", "org.apache.flink..");

  @ArchTest
  static final ArchRule THE_MODEL_KNOWS_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("io.footfall.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.footfall.coders..",
              "io.footfall.prepare..",
              "io.footfall.visits..",
              "io.footfall.figures..");

  @ArchTest
  static final ArchRule TRANSFORMS_TALK_TO_NO_SERVER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.footfall.model..",
              "io.footfall.coders..",
              "io.footfall.prepare..",
              "io.footfall.visits..",
              "io.footfall.figures..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "com.datastax..", "java.net.http..", "org.elasticsearch..");

  @ArchTest
  static final ArchRule OFFERS_SERVE_NO_PAGES =
      noClasses()
          .that()
          .resideInAPackage("io.footfall.offers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("io.footfall.(*)..").should().beFreeOfCycles();
}
