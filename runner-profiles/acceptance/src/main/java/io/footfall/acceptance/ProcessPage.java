package io.footfall.acceptance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command shows to Prometheus and to who asks whether it is ready. */
record ProcessPage(String address, FootfallProcess process) {

  private static final Pattern SAID = Pattern.compile("figures for Prometheus at (\\S+)/metrics");
  private static final int OK = 200;

  /** Of a command that shows its figures at some free port, when it has said at which. */
  static ProcessPage of(FootfallProcess process) throws IOException {
    process.awaitLine("figures for Prometheus at ");
    Matcher said = SAID.matcher(process.output());
    if (!said.find()) {
      throw new AssertionError("It says no address: " + process.output());
    }
    // Who listens at every address answers at this one
    return new ProcessPage(said.group(1).replace("//0.0.0.0:", "//127.0.0.1:"), process);
  }

  /** The figures of that name together, over all their labels; fails when there is none. */
  double sum(String name) throws IOException, InterruptedException {
    double[] values =
        get("/metrics")
            .body()
            .lines()
            .filter(line -> line.startsWith(name + "{"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .toArray();
    if (values.length == 0) {
      throw new AssertionError("There is no figure " + name);
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Whether there is that line, or one that begins so. */
  boolean shows(String figure) throws IOException, InterruptedException {
    return get("/metrics").body().lines().anyMatch(line -> line.startsWith(figure));
  }

  boolean isReady() throws IOException, InterruptedException {
    return get("/ready").statusCode() == OK;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new AssertionError("Nobody answers at " + address + ": " + process.output(), e);
    }
  }
}
