package io.footfall.launcher.options;

import io.footfall.options.OptionGroup;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.secrets.Secret;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
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

  @Option(
      names = "--indexPrefix",
      description = "What the names of the indices start with (default: ${DEFAULT-VALUE}).",
      defaultValue = ElasticsearchSettings.DEFAULT_INDEX_PREFIX)
  private String indexPrefix;

  @Option(
      names = "--elasticsearchUser",
      description = "The user, where Elasticsearch asks for one.")
  private @Nullable String user;

  @Option(
      names = "--elasticsearchPasswordVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the user's password (default: ${DEFAULT-VALUE}).",
      defaultValue = "FOOTFALL_ELASTICSEARCH_PASSWORD")
  private String passwordVariable;

  @Option(
      names = "--elasticsearchApiKeyVariable",
      paramLabel = "NAME",
      description = "The environment variable that holds an API key, instead of a user.")
  private @Nullable String apiKeyVariable;

  public ElasticsearchSettings settings() {
    return settings(addresses);
  }

  /** The settings for a cluster at other addresses. */
  public ElasticsearchSettings settings(List<String> otherAddresses) {
    ElasticsearchSettings settings =
        ElasticsearchSettings.of(otherAddresses).withIndexPrefix(indexPrefix);
    if (apiKeyVariable != null) {
      return settings.withApiKey(Secret.fromEnvironment(apiKeyVariable));
    }
    return user == null
        ? settings
        : settings.withLogin(user, Secret.fromEnvironment(passwordVariable));
  }

  /**
   * The settings as a process of ours takes them: the first address alone, and secrets by the names
   * of the variables that hold them, which the process inherits.
   */
  public List<String> arguments(ElasticsearchSettings settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--elasticsearch=" + settings.addresses().get(0),
                "--indexPrefix=" + settings.indexPrefix(),
                "--elasticsearchPasswordVariable=" + passwordVariable));
    if (user != null) {
      arguments.add("--elasticsearchUser=" + user);
    }
    if (apiKeyVariable != null) {
      arguments.add("--elasticsearchApiKeyVariable=" + apiKeyVariable);
    }
    return arguments;
  }
}
