package io.footfall.acceptance;

import static io.footfall.acceptance.CommandWords.words;

import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.GuardedElasticsearch;
import io.footfall.acceptance.security.GuardedMailServer;
import io.footfall.acceptance.security.GuardedMailbox;
import io.footfall.acceptance.security.GuardedServers;
import io.footfall.acceptance.security.Logins;
import java.util.List;

/**
 * How a command is told of servers that ask who is there, and by which user it logs in. No secret
 * is among the words: they say in which variable or file it is.
 */
final class LoginOptions {

  private final GuardedServers servers;
  private final Certificates certificates;
  private final GuardedSecrets secrets;

  LoginOptions(GuardedServers servers, Certificates certificates, GuardedSecrets secrets) {
    this.servers = servers;
    this.certificates = certificates;
    this.secrets = secrets;
  }

  /** Kafka by a certificate of one's own. */
  List<String> kafkaByCertificate() {
    return List.of(
        "--bootstrapServers=" + servers.mutualTlsKafka(),
        "--kafkaPropertiesFile=" + secrets.mutualTlsFile());
  }

  /** Kafka by a password. */
  List<String> kafka(String user) {
    return List.of(
        "--bootstrapServers=" + servers.scramKafka(),
        "--kafkaPropertiesFile=" + secrets.scramFile(user));
  }

  /** Cassandra, to read and to write, by a password of the environment. */
  List<String> cassandra() {
    return List.of(
        "--cassandraContactPoints=" + servers.cassandra(),
        "--cassandraUser=" + Logins.PIPELINE,
        "--cassandraTls");
  }

  /** Cassandra, to read alone, by a password in a file. */
  List<String> cassandraToRead() {
    return cassandraByFile(Logins.READER);
  }

  /** Cassandra, to write what people say of mails alone, by a password in a file. */
  List<String> cassandraOfShop() {
    return cassandraByFile(Logins.SHOP);
  }

  private List<String> cassandraByFile(String user) {
    return List.of(
        "--cassandraContactPoints=" + servers.cassandra(),
        "--cassandraUser=" + user,
        "--cassandraPasswordFile=" + secrets.passwordFile(user),
        "--cassandraTls");
  }

  /** Elasticsearch, to read and to write, by a key. */
  List<String> elasticsearch() {
    return List.of(
        "--elasticsearch=" + servers.elasticsearch().address(),
        "--elasticsearchApiKeyVariable=" + GuardedSecrets.API_KEY_VARIABLE);
  }

  /** Elasticsearch, to read alone, by a password. */
  List<String> elasticsearchToRead() {
    return List.of(
        "--elasticsearch=" + servers.elasticsearch().address(),
        "--elasticsearchUser=" + GuardedElasticsearch.READER);
  }

  /** The mail server, by STARTTLS and a password. */
  List<String> mail() {
    return List.of("--smtp=" + servers.mail().address(), "--smtpUser=" + GuardedMailServer.USER);
  }

  /** The mailbox of bounces, by TLS with the certificate that it has, and a password. */
  List<String> mailbox() {
    return words(
        "--imapCertificates=" + certificates.mailboxCertificate(), mailboxOfAnyCertificate());
  }

  /** The mailbox, if the JVM's trust store knew its certificate. */
  List<String> mailboxOfAnyCertificate() {
    return List.of("--imap=" + servers.mailbox().address(), "--imapUser=" + GuardedMailbox.USER);
  }

  /** HTTPS, by a key store with a password of the environment. */
  List<String> https() {
    return List.of("--httpsKeyStore=" + certificates.serverKeys());
  }
}
