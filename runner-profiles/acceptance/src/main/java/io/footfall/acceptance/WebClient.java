package io.footfall.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;

/** Asks web servers; out: what they answer, with whatever status. */
final class WebClient {

  private final HttpClient client;

  private WebClient(HttpClient client) {
    this.client = client;
  }

  /** Asks by HTTP. */
  static WebClient plain() {
    return new WebClient(HttpClient.newHttpClient());
  }

  /** Asks by HTTPS those whose certificate is trusted. */
  static WebClient trusting(SSLContext trust) {
    return new WebClient(HttpClient.newBuilder().sslContext(trust).build());
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

  HttpResponse<String> postJson(URI address, String json) throws IOException, InterruptedException {
    return ask(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
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
