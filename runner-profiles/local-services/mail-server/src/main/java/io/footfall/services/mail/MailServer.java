package io.footfall.services.mail;

import com.icegreen.greenmail.standalone.GreenMailStandaloneRunner;
import io.footfall.services.support.ServerProcess;
import java.util.Properties;

/**
 * A mail catcher: takes mail for every address and hands it out again, sending none on.
 *
 * <p>In: {@code folder} and {@code smtp}, {@code imap} and {@code api} (ports). Out: SMTP and IMAP
 * without passwords (an address is its own mailbox's login), and GreenMail's HTTP interface with
 * its page at {@code 127.0.0.1:<api>}. Mail is kept in memory, and lost when the process ends. The
 * first mail for an address makes its mailbox, and two such mails at one moment may lose one: who
 * writes to many for the first time does it by one connection.
 */
public final class MailServer {

  private MailServer() {}

  public static void main(String[] arguments) {
    ServerProcess process = ServerProcess.enter(arguments);
    Properties properties = new Properties();
    properties.setProperty("greenmail.hostname", "127.0.0.1");
    properties.setProperty("greenmail.auth.disabled", "");
    setPort(properties, "greenmail.smtp", process.port("smtp"));
    setPort(properties, "greenmail.imap", process.port("imap"));
    setPort(properties, "greenmail.api", process.port("api"));
    new GreenMailStandaloneRunner().doRun(properties);
  }

  private static void setPort(Properties properties, String service, int port) {
    properties.setProperty(service + ".hostname", "127.0.0.1");
    properties.setProperty(service + ".port", Integer.toString(port));
  }
}
