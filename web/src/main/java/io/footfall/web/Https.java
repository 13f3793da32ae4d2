package io.footfall.web;

import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.secrets.Secret;
import io.javalin.config.JettyConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * HTTPS in place of HTTP: TLS 1.2 or later, with the one key of a key store. The password is read
 * when the server starts.
 */
record Https(Path keyStore, Secret password) {

  Https {
    if (!Files.isReadable(keyStore)) {
      throw new WrongOptionException("--httpsKeyStore " + keyStore + " can't be read");
    }
  }

  /** Makes the server listen at that address by TLS alone. */
  void listen(JettyConfig jetty, String host, int port) {
    jetty.addConnector(
        (server, plain) -> {
          ServerConnector connector = connector(server, plain);
          connector.setHost(host);
          connector.setPort(port);
          return connector;
        });
  }

  private ServerConnector connector(Server server, HttpConfiguration plain) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(keyStore.toAbsolutePath().toString());
    tls.setKeyStorePassword(password.reveal());
    tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    HttpConfiguration secure = new HttpConfiguration(plain);
    // A server without a name in DNS is asked by its address, which no certificate's name is
    secure.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(server, tls, new HttpConnectionFactory(secure));
  }
}
