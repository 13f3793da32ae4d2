package io.footfall.examples;

import io.footfall.model.Finding;
import io.footfall.model.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: findings. Goes out: the same, unchanged, the original of each reject kept as a file
 * named after its position. A bundle ends when its files are written, and fails when they can't be.
 * A slice that is run again writes the same files over.
 */
final class KeepRefused extends PTransform<PCollection<Finding>, PCollection<Finding>> {

  private final String folder;

  private KeepRefused(String folder) {
    this.folder = folder;
  }

  static KeepRefused in(Path folder) {
    return new KeepRefused(folder.toString());
  }

  @Override
  public PCollection<Finding> expand(PCollection<Finding> findings) {
    return findings.apply("Keep", ParDo.of(new KeepFn(folder))).setCoder(findings.getCoder());
  }

  private static final class KeepFn extends DoFn<Finding, Finding> {
    private final String folder;
    private transient Map<String, byte[]> waiting;

    KeepFn(String folder) {
      this.folder = folder;
    }

    @StartBundle
    public void start() {
      waiting = new TreeMap<>();
    }

    @ProcessElement
    public void process(@Element Finding finding, OutputReceiver<Finding> out) {
      if (finding instanceof Reject reject) {
        String name = reject.position().partition() + "-" + reject.position().offset();
        waiting.put(name, reject.original());
      }
      out.output(finding);
    }

    @FinishBundle
    public void finish() {
      for (Map.Entry<String, byte[]> reject : waiting.entrySet()) {
        Path file = Path.of(folder, reject.getKey());
        try {
          Files.write(file, reject.getValue());
        } catch (IOException e) {
          throw new UncheckedIOException(file + " can't be written; free the disk", e);
        }
      }
    }
  }
}
