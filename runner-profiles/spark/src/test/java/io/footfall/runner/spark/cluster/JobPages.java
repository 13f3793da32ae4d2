package io.footfall.runner.spark.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a driver's own pages say of its jobs, as their API gives it. */
public final class JobPages {

  private static final Pattern ADDRESS = Pattern.compile("on the spark runner (http://\\S+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;

  private JobPages(String address) {
    this.address = address;
  }

  /** Those of a driver in client mode, at the address that it has printed. */
  public static JobPages of(Submission driver) throws IOException {
    Matcher printed = ADDRESS.matcher(driver.output());
    if (!printed.find()) {
      throw new AssertionError("No address of the driver's pages in " + driver.output());
    }
    return new JobPages(printed.group(1) + "/api/v1/applications");
  }

  /** Of each job, what people read. */
  public List<String> descriptions() throws IOException {
    String application = ask("").get(0).get("id").asText();
    return StreamSupport.stream(ask("/" + application + "/jobs").spliterator(), false)
        .map(job -> job.path("description").asText())
        .toList();
  }

  private JsonNode ask(String path) throws IOException {
    return JSON.readTree(URI.create(address + path).toURL());
  }
}
