package io.footfall.services;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.services.process.PortRole;
import io.footfall.services.readiness.KafkaReadiness;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All together, each asked by a real client. */
class LocalServicesIT {

  private static final Set<Service> OF_DEMO =
      EnumSet.of(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH, Service.MAIL);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static LocalServices services;
  private static long readyAfterMillis;

  @BeforeAll
  static void start() {
    long begin = System.nanoTime();
    services = LocalServices.builder().with(Service.values()).freePorts().start();
    readyAfterMillis = (System.nanoTime() - begin) / 1_000_000;
  }

  @AfterAll
  static void stop() {
    List<LocalService> all = Stream.of(Service.values()).map(services::get).toList();
    services.close();
    assertThat(
        all.stream().filter(LocalService::isRunning).map(LocalService::service).toList(),
        is(empty()));
  }

  @Test
  void togetherTheyFitALaptop() throws IOException {
    long total = 0;
    long ofDemo = 0;
    for (Service service : Service.values()) {
      LocalService one = services.get(service);
      long resident = residentMegabytes(one.pid());
      total += resident;
      ofDemo += OF_DEMO.contains(service) ? resident : 0;
      System.out.printf(
          "%s: ready in %d ms, %d MB%n", service.title(), one.startedIn().toMillis(), resident);
    }
    System.out.printf("all: ready in %d ms, %d MB%n", readyAfterMillis, total);
    System.out.printf("the four of a demo: %d MB%n", ofDemo);

    assertThat("resident megabytes of a demo's servers", ofDemo, lessThan(1_536L));
    assertThat("resident megabytes", total, lessThan(1_900L));
  }

  @Test
  void kafkaKeepsARecord() throws Exception {
    KafkaLog log = new KafkaLog(services.kafka().bootstrapServers(), "kept");
    log.create();
    log.append("click");

    assertThat(log.read(), contains("click"));
  }

  @Test
  void cassandraKeepsARow() {
    CassandraTable table = new CassandraTable(services.cassandra());
    table.create();
    table.insert("click");

    assertThat(table.select(), contains("click"));
  }

  @Test
  void elasticsearchKeepsADocument() throws Exception {
    URI document = services.elasticsearch().url().resolve("/figures/_doc/1");
    HttpResponse<String> written = post(document, "{\"views\": 12}");
    HttpResponse<String> read = get(document);

    assertThat(written.body(), written.statusCode(), is(201));
    assertThat(read.body(), containsString("{\"views\": 12}"));
  }

  @Test
  void elasticsearchCopiesAnIndex() throws Exception {
    URI url = services.elasticsearch().url();
    HttpResponse<String> written =
        post(url.resolve("/source/_doc/1?refresh=true"), "{\"views\": 12}");
    HttpResponse<String> copied =
        post(
            url.resolve("/_reindex"),
            "{\"source\": {\"index\": \"source\"}, \"dest\": {\"index\": \"copy\"}}");

    assertThat(written.body(), written.statusCode(), is(201));
    assertThat(copied.body(), containsString("\"created\":1"));
  }

  @Test
  void mailIsCaughtAndHandedOut() throws Exception {
    MailEndpoint mail = services.mail();
    send(mail, "visitor@example.org", "An offer");

    Session session = Session.getInstance(new Properties());
    try (Store store = session.getStore("imap")) {
      store.connect(mail.host(), mail.imapPort(), "visitor@example.org", "any");
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        assertThat(inbox.getMessageCount(), is(1));
        assertThat(inbox.getMessage(1).getSubject(), is("An offer"));
      }
    }
  }

  @Test
  void mailIsListedOverHttp() throws Exception {
    MailEndpoint mail = services.mail();
    send(mail, "another@example.org", "A second offer");

    URI messages = mail.url().resolve("/api/user/another@example.org/messages");
    assertThat(get(messages).body(), containsString("A second offer"));
  }

  @Test
  void aPausedServerHangsUntilItIsResumed() throws IOException {
    LocalService kafka = services.get(Service.KAFKA);
    KafkaReadiness readiness = new KafkaReadiness(kafka.port("client"));
    kafka.pause();
    try {
      assertThrows(IOException.class, readiness::answers);
    } finally {
      kafka.resume();
    }
    assertThat(readiness.answers(), is(true));
  }

  @Test
  void noneListensBeyondThisMachine() {
    // S3's mock has no option for the address of its plain port: it is started by tests of the lake
    // alone, never by a demo
    for (Service service : EnumSet.complementOf(EnumSet.of(Service.S3))) {
      for (PortRole role : service.portRoles()) {
        int port = services.get(service).port(role.name());
        // Who listens on all addresses listens on this one too.
        assertThrows(
            ConnectException.class,
            () -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port).close(),
            service.title() + ", " + role.name());
      }
    }
  }

  private static long residentMegabytes(long pid) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    return status
            .lines()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1_024;
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(URI uri, String json) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void send(MailEndpoint mail, String to, String subject) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", mail.host());
    properties.setProperty("mail.smtp.port", Integer.toString(mail.smtpPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("shop@example.org"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject);
    message.setText("Ten per cent off");
    Transport.send(message);
  }
}
