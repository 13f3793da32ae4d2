package io.footfall.services.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server's process runs: its class path, its JVM flags and its main class, as the build of
 * the server's module left them under {@code META-INF/footfall}.
 *
 * <p>Found through the class loader, so it works from a reactor's {@code target/classes} and from
 * jars alike. Every entry of the class path exists.
 */
public record ServerProgram(List<String> classPath, List<String> flags, String mainClass) {

  private static final String FOLDER = "META-INF/footfall/";

  public ServerProgram {
    classPath = List.copyOf(classPath);
    flags = List.copyOf(flags);
  }

  /**
   * What the server called {@code name} runs.
   *
   * @throws IllegalStateException if the server was not built, or its jars are gone
   */
  public static ServerProgram find(String name, String mainClass, ClassLoader loader) {
    try {
      String listed = text(resource(name, FOLDER + name + ".classpath", loader));
      List<String> classPath = new ArrayList<>(List.of(listed.strip().split(File.pathSeparator)));
      // Last: in one jar with everything, the server's own libraries must come before ours.
      classPath.add(codeLocation(name, mainClass, loader).toString());
      classPath.forEach(entry -> requireThere(name, entry));
      URL flags = loader.getResource(FOLDER + name + ".flags");
      return new ServerProgram(
          classPath, flags == null ? List.of() : uncommented(text(flags)), mainClass);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("What " + name + " runs cannot be read" + REMEDY, e);
    }
  }

  /** The same, with one more flag for its JVM, which counts where others say otherwise. */
  public ServerProgram with(String flag) {
    List<String> more = new ArrayList<>(flags);
    more.add(flag);
    return new ServerProgram(classPath, more, mainClass);
  }

  private static final String REMEDY = "; build it with 'mvn compile' and start again";

  private static Path codeLocation(String name, String mainClass, ClassLoader loader)
      throws IOException, URISyntaxException {
    String file = mainClass.replace('.', '/') + ".class";
    URL location = resource(name, file, loader);
    URLConnection connection = location.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return Path.of(jar.getJarFileURL().toURI());
    }
    String folder = location.toString();
    return Path.of(new URI(folder.substring(0, folder.length() - file.length())));
  }

  private static URL resource(String name, String path, ClassLoader loader) {
    URL resource = loader.getResource(path);
    if (resource == null) {
      throw new IllegalStateException(
          name
              + " is not built: no "
              + path
              + REMEDY
              + ". A bundled jar has no servers and no pages: name servers of yours by options, or run"
              + " this command from the source tree");
    }
    return resource;
  }

  private static void requireThere(String name, String entry) {
    if (!Files.exists(Path.of(entry))) {
      throw new IllegalStateException(name + " needs " + entry + ", which is gone" + REMEDY);
    }
  }

  private static String text(URL resource) throws IOException {
    try (InputStream stream = resource.openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> uncommented(String flags) {
    return flags
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
