package io.footfall.web.storefront;

import io.footfall.offers.model.Contact;
import java.util.function.Consumer;

/**
 * What the shop does for mails with offers.
 *
 * @param contacts keeps how somebody can be written to, or throws {@link
 *     io.footfall.pipelines.cassandra.CassandraUnavailableException}
 * @param unsubscribing takes a "no"
 */
public record Mailing(Consumer<Contact> contacts, UnsubscribePages unsubscribing) {}
