package io.footfall.services.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The process of one server, entered at the start of its {@code main}.
 *
 * <p>In: the arguments {@code name=value} that the launcher gives, {@code folder} among them. Out:
 * the settings, and configuration files written from templates. Guarantees: the folder is there and
 * belongs to this process alone until it ends; the process ends at the end of its standard input.
 */
public final class ServerProcess {

  private static final String MORE_CONFIGURATION = "more-configuration";

  private final Settings settings;
  private final Path folder;

  // Held for its lock, which ends with the process.
  @SuppressWarnings("unused")
  private final FileLock lock;

  private ServerProcess(Settings settings, Path folder, FileLock lock) {
    this.settings = settings;
    this.folder = folder;
    this.lock = lock;
  }

  /** Watches standard input, then waits until no other process uses the folder. */
  public static ServerProcess enter(String... arguments) {
    EndOfInput.endsThisProcess();
    Settings settings = Settings.parse(arguments);
    Path folder = Path.of(settings.get("folder"));
    try {
      Files.createDirectories(folder);
      return new ServerProcess(settings, folder, lock(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "folder=" + folder + " cannot be used; give a writable one", e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** The same with {@code name} said, for its configuration. */
  public ServerProcess with(String name, String value) {
    return new ServerProcess(settings.with(name, value), folder, lock);
  }

  /** What the launcher says of {@code name}. */
  public String setting(String name) {
    return settings.get(name);
  }

  public int port(String name) {
    return settings.port(name);
  }

  /**
   * Writes {@code template}, a resource beside {@code owner}, filled, into the folder; after it,
   * filled too, what the launcher left there to be added.
   */
  public Path writeConfiguration(Class<?> owner, String template) {
    Path file = folder.resolve(template);
    try {
      String text = Template.beside(owner, template).fill(settings);
      Path more = folder.resolve(MORE_CONFIGURATION);
      if (Files.exists(more)) {
        text += "\n" + Template.of(Files.readString(more)).fill(settings);
      }
      Files.writeString(file, text);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("The configuration " + file + " cannot be written", e);
    }
  }

  /**
   * Cassandra and the mail catcher do not lock their data themselves, and a server whose launcher
   * was killed lives on for some seconds: its successor waits for it here.
   */
  @SuppressWarnings("resource") // The channel is the lock's, for the life of the process.
  private static FileLock lock(Path folder) throws IOException {
    Path file = folder.resolve("in-use.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock != null) {
      return lock;
    }
    System.out.println("Waiting for the process that still uses " + folder);
    return channel.lock();
  }
}
