package io.footfall.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.dashboard.query.ElasticsearchAddress;
import io.footfall.options.DashboardOptions;
import io.footfall.options.ElasticsearchLoginOptions;
import io.footfall.options.FailureInWords;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The dashboard, until the process is told to end. When it listens, one line on standard output:
 * {@code ADDRESSES {"dashboard":"http://.."}}.
 */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Serve the live page over the figures in Elasticsearch. Reads only. Elasticsearch may be down at the start.")
public final class DashboardServer implements Callable<Integer> {

  @Mixin private DashboardOptions options;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      split = ",",
      description =
          "Addresses of Elasticsearch; the next is asked when one does not answer (default: ${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:9200")
  private List<URI> elasticsearch;

  @Mixin private ElasticsearchLoginOptions login;

  @Option(
      names = "--endWithInput",
      description = "End when standard input ends: whoever started this holds it open.")
  private boolean endsWithInput;

  private DashboardServer() {}

  /**
   * Serves, and exits with 0 when told to end, with 2 where an option is wrong, with 1 where it
   * can't serve.
   */
  public static void main(String[] arguments) {
    int exitCode =
        new CommandLine(new DashboardServer())
            .setExecutionExceptionHandler(new FailureInWords())
            .execute(arguments);
    System.exit(exitCode);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String token = options.tokenVariable().map(DashboardServer::secret).orElse(null);
    Dashboard dashboard =
        Dashboard.start(
            new DashboardSettings(
                options.host(), options.port(), address(), token, options.mostPages()));
    Runtime.getRuntime().addShutdownHook(new Thread(dashboard::close, "close-dashboard"));
    Map<String, String> addresses = Map.of("dashboard", dashboard.address().toString());
    System.out.println("ADDRESSES " + new ObjectMapper().writeValueAsString(addresses));
    if (endsWithInput) {
      // Nothing is ever said on it; only its end counts.
      System.in.transferTo(OutputStream.nullOutputStream());
    } else {
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private ElasticsearchAddress address() {
    ElasticsearchAddress address = ElasticsearchAddress.of(elasticsearch, login.indexPrefix());
    if (login.apiKeyVariable().isPresent()) {
      return address.withApiKey(secret(login.apiKeyVariable().get()));
    }
    return login
        .user()
        .map(user -> address.withLogin(user, secret(login.passwordVariable())))
        .orElse(address);
  }

  private static String secret(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "The environment variable " + variable + " is empty; put the secret into it");
    }
    return value.strip();
  }
}
