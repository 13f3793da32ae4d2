package io.footfall.runner.spark.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a driver's own pages say of its jobs, as their API gives it. */
public final class JobPages {

  private static final Pattern ADDRESS = Pattern.compile("on the spark runner (http://\\S+)");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/v1/applications";

  private final String address;

  private JobPages(String address) {
    this.address = address;
  }

  /** Those of a driver, at the address that it has printed. */
  public static JobPages of(Submission driver) throws IOException {
    Matcher printed = ADDRESS.matcher(driver.said());
    if (!printed.find()) {
      throw new AssertionError("No address of the driver's pages in " + driver.said());
    }
    return new JobPages(printed.group(1));
  }

  /** Of each job, what people read. */
  public List<String> descriptions() throws IOException {
    String application = ask("").get(0).get("id").asText();
    return StreamSupport.stream(ask("/" + application + "/jobs").spliterator(), false)
        .map(job -> job.path("description").asText())
        .toList();
  }

  /** The pages on which a driver says what it is and does, by their names. */
  public Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String page : List.of("environment", "jobs", "stages", "storage", "executors")) {
      texts.put(page, read(URI.create(address + "/" + page + "/")));
    }
    return texts;
  }

  /** What there is at an address. */
  public static String read(URI page) throws IOException {
    try (InputStream stream = page.toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonNode ask(String path) throws IOException {
    return JSON.readTree(URI.create(address + API + path).toURL());
  }
}
