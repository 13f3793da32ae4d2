package io.footfall.options;

import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/**
 * Which indices of an Elasticsearch, and as whom: all but its addresses. Secrets come from the
 * environment. Needs nothing of ours when it runs, as {@link DashboardOptions}.
 */
@OptionGroup("Elasticsearch")
public final class ElasticsearchLoginOptions {

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

  public String indexPrefix() {
    return indexPrefix;
  }

  public Optional<String> user() {
    return Optional.ofNullable(user);
  }

  /** Of the user's password. */
  public String passwordVariable() {
    return passwordVariable;
  }

  /** Comes before a user. */
  public Optional<String> apiKeyVariable() {
    return Optional.ofNullable(apiKeyVariable);
  }

  /** The same for a process of ours, which inherits the variables. */
  public List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--indexPrefix=" + indexPrefix,
                "--elasticsearchPasswordVariable=" + passwordVariable));
    user().ifPresent(name -> arguments.add("--elasticsearchUser=" + name));
    apiKeyVariable().ifPresent(name -> arguments.add("--elasticsearchApiKeyVariable=" + name));
    return arguments;
  }
}
