package io.footfall.services.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.services.MailEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every mail in the catcher, whoever it is for: so that one too many is seen as well. */
public final class CaughtMails {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();

  private CaughtMails(URI server) {
    this.server = server;
  }

  public static CaughtMails in(MailEndpoint mail) {
    return new CaughtMails(mail.url());
  }

  /** The mails as they came over SMTP, by recipient; nobody without a mail is named. */
  public Map<String, List<String>> byRecipient() throws InterruptedException {
    Map<String, List<String>> mails = new TreeMap<>();
    for (JsonNode user : get("/api/user")) {
      String address = user.get("email").asText();
      List<String> sources = new ArrayList<>();
      for (JsonNode mail : get("/api/user/" + encoded(address) + "/messages")) {
        sources.add(mail.get("mimeMessage").asText());
      }
      if (!sources.isEmpty()) {
        mails.put(address, sources);
      }
    }
    return mails;
  }

  private JsonNode get(String path) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(server.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "The mail catcher answered " + path + " with " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("The mail catcher at " + server + " does not answer", e);
    }
  }

  private static String encoded(String address) {
    return URLEncoder.encode(address, StandardCharsets.UTF_8);
  }
}
