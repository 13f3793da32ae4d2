package io.footfall.services.readiness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * HDFS is ready when its name node says that it is past its safe mode and knows a data node: before
 * that it answers, and takes no file.
 */
public record HdfsReadiness(int pagePort) implements Readiness {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  @Override
  public boolean answers() throws IOException {
    // A client has threads until it is collected: one is made only when somebody listens.
    Conversation.with(pagePort).close();
    URI page =
        URI.create(
            "http://127.0.0.1:"
                + pagePort
                + "/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState");
    HttpRequest request = HttpRequest.newBuilder(page).timeout(LIMIT).build();
    try {
      HttpResponse<String> state =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return state.statusCode() == 200
          && state.body().contains("\"FSState\" : \"Operational\"")
          && state.body().contains("\"NumLiveDataNodes\" : 1");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking " + page, e);
    }
  }
}
