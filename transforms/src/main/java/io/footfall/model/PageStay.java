package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One look at one page within a visit.
 *
 * @param url the page's canonical URL; empty where the click named no page
 * @param startedAt when it was shown, milliseconds since 1970
 * @param dwellMillis until the next page was shown or, on the visit's last page, until the last
 *     sign of life there (a ping, an item put into the cart); null when the last page gave none:
 *     how long it was looked at is unknown, not zero
 */
public record PageStay(String url, long startedAt, @Nullable Long dwellMillis)
    implements Serializable {}
