package io.footfall.browser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A Chromium without a window, which does not say so, and without a past. Whoever closes it leaves
 * it to the next one that asks; two that are open at a time have nothing in common.
 */
public final class Browser implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MOST_TABS = 80;

  private final Chromium chromium;
  private final ChromeDriver driver;

  private Browser(Chromium chromium) {
    this.chromium = chromium;
    this.driver = chromium.driver();
  }

  public static boolean isInstalled() {
    return Chromium.isInstalled();
  }

  public static Browser open() {
    return new Browser(Chromium.take());
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
    chromium.giveBack();
  }
}
