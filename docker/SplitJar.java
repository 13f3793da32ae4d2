import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * {@code java SplitJar.java <footfall-spark.jar> <folder>}: makes two jars of the bundled one, our
 * own classes under its name and the libraries as {@code footfall-libraries.jar}. In an image each
 * is a layer, and that of the libraries stays what it is as long as they do: its entries have one
 * date and are in order.
 */
final class SplitJar {

  private static final String MANIFEST = JarFile.MANIFEST_NAME;
  private static final String OURS = "io/footfall/";

  /** Under a name of ours stand libraries that have another version in Spark. */
  private static final String BUNDLED = "io/footfall/bundled/";

  private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

  private SplitJar() {}

  public static void main(String[] arguments) throws IOException {
    Path bundle = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    try (JarFile from = new JarFile(bundle.toFile());
        JarOutputStream own = open(folder.resolve(bundle.getFileName()));
        JarOutputStream libraries = open(folder.resolve("footfall-libraries.jar"))) {
      copy(from, MANIFEST, own);
      copy(from, MANIFEST, libraries);
      List<String> names = from.stream().map(JarEntry::getName).distinct().sorted().toList();
      for (String name : names) {
        if (!name.equals(MANIFEST)) {
          copy(from, name, name.startsWith(OURS) && !name.startsWith(BUNDLED) ? own : libraries);
        }
      }
    }
  }

  private static JarOutputStream open(Path file) throws IOException {
    return new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  private static void copy(JarFile from, String name, JarOutputStream to) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(DATE);
    to.putNextEntry(entry);
    try (InputStream content = from.getInputStream(from.getJarEntry(name))) {
      content.transferTo(to);
    }
    to.closeEntry();
  }
}
