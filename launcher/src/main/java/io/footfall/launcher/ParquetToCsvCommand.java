package io.footfall.launcher;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.report.ParquetToCsv;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.StoredFile;
import io.footfall.launcher.options.LakeOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall parquet-to-csv}: a part of the lake as one table. */
@Command(
    name = "parquet-to-csv",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write a part of the lake to a file as CSV, whole or some of its columns.")
final class ParquetToCsvCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private LakeOptions lake;

  @Option(
      names = "--part",
      paramLabel = "FOLDER",
      description =
          "Which part: a folder of the lake, such as clicks/year=2026/month=03, landed or rejected (default: ${DEFAULT-VALUE}).",
      defaultValue = "clicks")
  private String part;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Which columns, in this order (default: all).")
  private List<String> columns = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "The file to write, over one that may be there.")
  private Path output;

  ParquetToCsvCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    LakeCatalog catalog =
        LakeCatalog.of(lake.address().register(PipelineOptionsFactory.create())).requireLanded();
    try (BufferedWriter writer = Files.newBufferedWriter(output)) {
      long rows = ParquetToCsv.of(catalog.files(), columns).print(files(catalog), writer);
      console.result("CSV", Map.of("rows", rows, "file", output.toString()));
      return 0;
    }
  }

  /** Of the compacted part those files that make up the lake now. */
  private List<LakeFiles.Entry> files(LakeCatalog catalog) {
    String folder = part.endsWith("/") ? part : part + "/";
    if (folder.startsWith(LakeCatalog.CLICKS)) {
      return catalog
          .current()
          .files()
          .filter(file -> file.path().startsWith(folder))
          .map(StoredFile::entry)
          .toList();
    }
    return catalog.files().list(folder.substring(0, folder.length() - 1));
  }
}
