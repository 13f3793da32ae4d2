package io.footfall.prepare.enrich;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.sameInstance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.basjes.parse.useragent.UserAgentAnalyzer;
import org.junit.jupiter.api.Test;

/**
 * Declared robots among real user agents: those with which yauaa tests itself, each with the class
 * of its device. What is a robot is yauaa's word; precision and recall are printed, and must not
 * fall.
 */
class RealAgentsTest {

  private static final Pattern AGENT = Pattern.compile("\\s*user_agent_string\\s*:\\s*'(.*)'\\s*");

  /** As many as say what one takes to be read; {@link #declaredRobotsAreTold} reads all. */
  private static final int STRANGERS = 500;

  private static final Pattern DEVICE = Pattern.compile("\\s*DeviceClass\\s*:\\s*'(.*)'\\s*");

  @Test
  void declaredRobotsAreTold() throws IOException {
    Map<String, String> deviceClasses = agents();
    UserAgentReader reader = UapUserAgentReader.create();
    long right = 0;
    long wrong = 0;
    long missed = 0;
    Map<String, String> examples = new TreeMap<>();
    for (Map.Entry<String, String> agent : deviceClasses.entrySet()) {
      boolean is = agent.getValue().startsWith("Robot");
      boolean taken = reader.read(agent.getKey()).botIndicator() != null;
      right += is && taken ? 1 : 0;
      wrong += !is && taken ? 1 : 0;
      missed += is && !taken ? 1 : 0;
      if (is != taken) {
        examples.put((is ? "missed " : "wrong ") + agent.getKey(), agent.getValue());
      }
    }
    double precision = (double) right / (right + wrong);
    double recall = (double) right / (right + missed);
    System.out.printf(
        "Of %,d real agents %,d are robots: precision %.4f, recall %.4f (%d wrong, %d missed)%n",
        deviceClasses.size(), right + missed, precision, recall, wrong, missed);
    examples.keySet().forEach(System.out::println);
    assertThat("agents read", deviceClasses.size(), greaterThan(3_000));
    assertThat("precision", precision, greaterThan(0.9));
    assertThat("recall", recall, greaterThan(0.85));
  }

  /** The figures are those of docs/recognition.md. */
  @Test
  void anAgentIsReadOnceAndThenRemembered() throws IOException {
    List<String> strangers =
        agents().keySet().stream().limit(STRANGERS).map(agent -> agent + " stranger").toList();
    UserAgentReader reader = UapUserAgentReader.create();
    long begun = System.nanoTime();
    List<UserAgent> read = strangers.stream().map(reader::read).toList();
    long parsed = System.nanoTime();
    List<UserAgent> remembered = strangers.stream().map(reader::read).toList();
    long end = System.nanoTime();
    System.out.printf(
        "%,d real agents: %.1f us to read one, %.2f us to find it again%n",
        strangers.size(),
        (parsed - begun) / 1e3 / strangers.size(),
        (end - parsed) / 1e3 / strangers.size());
    for (int i = 0; i < read.size(); i++) {
      assertThat(strangers.get(i), remembered.get(i), sameInstance(read.get(i)));
    }
  }

  /** From each agent to the class of its device, of all the lists in the jar. */
  private static Map<String, String> agents() throws IOException {
    URL jar = UserAgentAnalyzer.class.getProtectionDomain().getCodeSource().getLocation();
    Map<String, String> classes = new HashMap<>();
    try (JarInputStream entries = new JarInputStream(jar.openStream())) {
      JarEntry entry = entries.getNextJarEntry();
      while (entry != null) {
        if (entry.getName().startsWith("UserAgents/")) {
          read(entries, classes);
        }
        entry = entries.getNextJarEntry();
      }
    }
    return classes;
  }

  private static void read(InputStream list, Map<String, String> classes) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
    String agent = null;
    String line = lines.readLine();
    while (line != null) {
      Matcher named = AGENT.matcher(line);
      Matcher device = DEVICE.matcher(line);
      if (named.matches()) {
        agent = named.group(1).replace("''", "'");
      } else if (device.matches() && agent != null) {
        classes.put(agent, device.group(1));
        agent = null;
      }
      line = lines.readLine();
    }
  }
}
