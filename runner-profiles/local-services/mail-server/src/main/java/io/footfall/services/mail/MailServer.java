package io.footfall.services.mail;

import com.icegreen.greenmail.configuration.PropertiesBasedGreenMailConfigurationBuilder;
import com.icegreen.greenmail.standalone.GreenMailStandaloneRunner;
import io.footfall.services.support.ServerProcess;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Properties;

/**
 * A mail catcher: takes mail for every address and hands it out again, sending none on.
 *
 * <p>In: {@code folder} and {@code smtp}, {@code imap} and {@code api} (ports). Out: SMTP and IMAP
 * without passwords (an address is its own mailbox's login) unless {@code greenmail.users} are
 * configured, and GreenMail's HTTP interface with its page at {@code 127.0.0.1:<api>}. Mail is kept
 * in memory, and lost when the process ends. The first mail for an address makes its mailbox, and
 * two such mails at one moment may lose one: who writes to many for the first time does it by one
 * connection.
 */
public final class MailServer {

  private static final String TLS = "greenmail.tls.";

  private MailServer() {}

  public static void main(String[] arguments) throws IOException {
    ServerProcess process = ServerProcess.enter(arguments);
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(process.writeConfiguration(MailServer.class, "mail.properties"))) {
      properties.load(reader);
    }
    if (!properties.containsKey(PropertiesBasedGreenMailConfigurationBuilder.GREENMAIL_USERS)) {
      properties.setProperty(
          PropertiesBasedGreenMailConfigurationBuilder.GREENMAIL_AUTH_DISABLED, "");
    }
    // Of its certificate it asks the JVM
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(TLS))
        .forEach(name -> System.setProperty(name, properties.getProperty(name)));
    new GreenMailStandaloneRunner().doRun(properties);
  }
}
