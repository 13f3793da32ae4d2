package io.footfall.launcher.options;

import io.footfall.options.ElasticsearchLoginOptions;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.secrets.Secret;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Elasticsearch. */
@OptionGroup("Elasticsearch")
public final class ElasticsearchOptions {

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      split = ",",
      description = "Addresses of Elasticsearch (default: ${DEFAULT-VALUE}; demo starts its own).",
      defaultValue = "http://localhost:9200")
  private List<String> addresses;

  @Mixin private ElasticsearchLoginOptions login;

  public ElasticsearchSettings settings() {
    return settings(addresses);
  }

  /** The settings for a cluster at other addresses. */
  public ElasticsearchSettings settings(List<String> otherAddresses) {
    ElasticsearchSettings settings =
        ElasticsearchSettings.of(otherAddresses).withIndexPrefix(login.indexPrefix());
    if (login.apiKeyVariable().isPresent()) {
      return settings.withApiKey(Secret.fromEnvironment(login.apiKeyVariable().get()));
    }
    return login
        .user()
        .map(user -> settings.withLogin(user, Secret.fromEnvironment(login.passwordVariable())))
        .orElse(settings);
  }

  /**
   * The settings as a process of ours takes them; secrets by the names of the variables that hold
   * them, which the process inherits.
   */
  public List<String> arguments(ElasticsearchSettings settings) {
    List<String> arguments =
        new ArrayList<>(List.of("--elasticsearch=" + String.join(",", settings.addresses())));
    arguments.addAll(login.arguments());
    return arguments;
  }
}
