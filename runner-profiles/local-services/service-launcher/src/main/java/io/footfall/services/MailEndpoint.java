package io.footfall.services;

import java.net.URI;

/**
 * Where the mail catcher takes mail (SMTP) and hands it out (IMAP; user name the address, any
 * password), without TLS. At {@code url} stands GreenMail's page and HTTP interface: {@code GET
 * /api/user/{address}/messages}, {@code POST /api/mail/purge}.
 */
public record MailEndpoint(String host, int smtpPort, int imapPort, URI url) {}
