/** Mails on their way: claimed, handed to the mail server, and what became of each written down. */
package io.footfall.offers.deliver;
