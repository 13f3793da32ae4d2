package io.footfall.services.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProgramTest {

  private static final String MAIN = "shop.Server";
  private static final String CLASS_PATH = "META-INF/footfall/shop.classpath";

  @TempDir private Path folder;
  private Path classes;
  private Path library;

  @BeforeEach
  void build() throws IOException {
    // A space, as in many a home folder
    classes = Files.createDirectories(folder.resolve("target of shop/classes"));
    library = Files.createFile(folder.resolve("library.jar"));
    write("shop/Server.class", "");
    write(CLASS_PATH, library + "\n");
  }

  @Test
  void ofAFolderOfClasses() throws IOException {
    ServerProgram program = find(classes);

    assertThat(program.classPath(), contains(library.toString(), classes.toString()));
    assertThat(program.mainClass(), is(MAIN));
  }

  @Test
  void ofAJar() throws IOException {
    Path jar = jar();

    assertThat(find(jar).classPath(), contains(library.toString(), jar.toString()));
  }

  @Test
  void flagsWithoutTheirComments() throws IOException {
    write("META-INF/footfall/shop.flags", "# why\n-Done=1\n\n  -Dtwo=2\n");

    assertThat(find(classes).flags(), contains("-Done=1", "-Dtwo=2"));
  }

  @Test
  void severalLibraries() throws IOException {
    Path second = Files.createFile(folder.resolve("second.jar"));
    write(CLASS_PATH, library + File.pathSeparator + second);

    assertThat(
        find(classes).classPath(),
        contains(library.toString(), second.toString(), classes.toString()));
  }

  @Test
  void aServerThatIsNotBuilt() throws IOException {
    Files.delete(classes.resolve(CLASS_PATH));

    assertThat(
        assertThrows(IllegalStateException.class, () -> find(classes)).getMessage(),
        allOf(containsString("shop is not built"), containsString("mvn compile")));
  }

  @Test
  void aLibraryThatIsGone() throws IOException {
    Files.delete(library);

    assertThat(
        assertThrows(IllegalStateException.class, () -> find(classes)).getMessage(),
        allOf(containsString(library.toString()), containsString("mvn compile")));
  }

  private static ServerProgram find(Path location) throws IOException {
    URL[] urls = {location.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return ServerProgram.find("shop", MAIN, loader);
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = classes.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path jar() throws IOException {
    Path jar = folder.resolve("shop server.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream output = new JarOutputStream(file);
        Stream<Path> tree = Files.walk(classes)) {
      for (Path path : tree.filter(Files::isRegularFile).toList()) {
        output.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, output);
      }
    }
    return jar;
  }
}
