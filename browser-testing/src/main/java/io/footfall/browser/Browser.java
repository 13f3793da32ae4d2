package io.footfall.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window, and without a past: its profile is new and goes with it. */
public final class Browser implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MOST_TABS = 80;

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  public static boolean isInstalled() {
    return find("chromium").isPresent() && find("chromedriver").isPresent();
  }

  public static Browser open() {
    try {
      Path profile = Files.createTempDirectory("footfall-browser-");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(find("chromium").orElseThrow().toFile());
      options.addArguments(
          "--headless=new",
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
      return new Browser(new ChromeDriver(service, options), profile);
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the browser's profile", e);
    }
  }

  public ChromeDriver driver() {
    return driver;
  }

  public void go(String url) {
    driver.get(url);
  }

  public WebElement find(By what) {
    return new WebDriverWait(driver, LIMIT)
        .until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  /** Clicks what leads to another page, and waits until that page is there. */
  public void follow(String css) {
    run("window.isOld = true");
    find(By.cssSelector(css)).click();
    // While one page gives way to the other, the driver may fail to ask either.
    new WebDriverWait(driver, LIMIT)
        .ignoring(WebDriverException.class)
        .until(
            page -> run("return !window.isOld && document.readyState === 'complete'").equals(true));
  }

  public void click(String css) {
    find(By.cssSelector(css)).click();
  }

  public void write(String css, String text) {
    find(By.cssSelector(css)).sendKeys(text);
  }

  public String text(String css) {
    return find(By.cssSelector(css)).getText();
  }

  /** Presses Tab until the element has the focus, and then the key. */
  public void reachAndPress(String css, CharSequence key) {
    for (int i = 0; i < MOST_TABS; i++) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
      if ((Boolean) run("return document.activeElement.matches(arguments[0])", css)) {
        driver.switchTo().activeElement().sendKeys(key);
        return;
      }
    }
    throw new AssertionError(css + " can't be reached with the Tab key");
  }

  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Keys of what the page stored, joined by commas. */
  public String stored() {
    return (String) run("return Object.keys(window.localStorage).sort().join()");
  }

  public void setOffline(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Runs before anything of every page to come. */
  public void beforeEveryPage(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** What it says that it is from now on. */
  public void setUserAgent(String userAgent) {
    driver.executeCdpCommand("Emulation.setUserAgentOverride", Map.of("userAgent", userAgent));
  }

  public void setDark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  public void setSize(int width, int height, double scale) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", scale, "mobile", width < 600));
  }

  public byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** What the console holds in red since this was last asked. */
  public List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(Object::toString)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
    // Its last process may still be writing when the driver has gone
    new FluentWait<>(profile).withTimeout(LIMIT).until(Browser::isDeleted);
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
