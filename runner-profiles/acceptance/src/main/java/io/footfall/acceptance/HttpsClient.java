package io.footfall.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;

/** Asks web servers whose certificate it trusts; what they answer, with whatever status. */
final class HttpsClient {

  private final HttpClient client;

  private HttpsClient(HttpClient client) {
    this.client = client;
  }

  static HttpsClient of(SSLContext trust) {
    return new HttpsClient(HttpClient.newBuilder().sslContext(trust).build());
  }

  HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(address));
  }

  /** The same by one who knows the token. */
  HttpResponse<String> get(URI address, String token) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> post(URI address, String body) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)));
  }

  /** Sends a form, its fields encoded as they are in a URL. */
  HttpResponse<String> postForm(URI address, String fields)
      throws IOException, InterruptedException {
    return ask(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  private HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
