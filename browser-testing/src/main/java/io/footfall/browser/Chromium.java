package io.footfall.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * The processes of a Chromium and of its driver, which cost seconds to start: one that a test has
 * given back serves the next one of the JVM, with nothing left of what was looked at, and all go
 * with the JVM.
 */
final class Chromium {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /**
   * What a browser with a window said of itself, of whatever version: one without is taken for a
   * robot, and rightly so. Told to the driver instead, it would be unknown to what a page sends as
   * it is left.
   */
  private static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
          + " Safari/537.36";

  private static final Deque<Chromium> IDLE = new ArrayDeque<>();

  private final ChromeDriver driver;
  private final Path profile;
  private final String restingWindow;

  private Chromium(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
    this.restingWindow = driver.getWindowHandle();
  }

  static boolean isInstalled() {
    return find("chromium").isPresent() && find("chromedriver").isPresent();
  }

  /** One that nobody else has, with a new window to be seen. */
  static Chromium take() {
    Chromium taken;
    synchronized (IDLE) {
      taken = IDLE.isEmpty() ? start() : IDLE.pop();
    }
    // What is set of a page (its size, its network, what runs before it) is set of its window
    taken.driver.switchTo().newWindow(WindowType.WINDOW);
    taken.driver.executeCdpCommand("Page.bringToFront", Map.of());
    return taken;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Closes what is open, and forgets it. */
  void giveBack() {
    for (String window : driver.getWindowHandles()) {
      if (!window.equals(restingWindow)) {
        driver.switchTo().window(window).close();
      }
    }
    driver.switchTo().window(restingWindow);
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    Set<String> kinds = driver.manage().logs().getAvailableLogTypes();
    if (kinds.contains(LogType.BROWSER)) {
      driver.manage().logs().get(LogType.BROWSER);
    }
    synchronized (IDLE) {
      IDLE.push(this);
    }
  }

  private static Chromium start() {
    try {
      Path profile = Files.createTempDirectory("footfall-browser-");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(find("chromium").orElseThrow().toFile());
      options.addArguments(
          "--headless=new",
          "--user-agent=" + USER_AGENT,
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--window-size=1280,900",
          "--user-data-dir=" + profile);
      LoggingPreferences logs = new LoggingPreferences();
      logs.enable(LogType.BROWSER, Level.ALL);
      options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
              .usingAnyFreePort()
              .build();
      Chromium started = new Chromium(new ChromeDriver(service, options), profile);
      Runtime.getRuntime().addShutdownHook(new Thread(started::quit, "chromium-quit"));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the browser's profile", e);
    }
  }

  private void quit() {
    driver.quit();
    // Its last process may still be writing when the driver has gone
    new FluentWait<>(profile).withTimeout(LIMIT).until(Chromium::isDeleted);
  }

  /** Deletes the folder; false where somebody else deleted or made something in it meanwhile. */
  private static boolean isDeleted(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
      return true;
    } catch (NoSuchFileException | DirectoryNotEmptyException | UncheckedIOException e) {
      return !Files.exists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be deleted; delete it by hand", e);
    }
  }

  private static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
