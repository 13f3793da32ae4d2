package io.footfall.offers.feedback;

import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.SuppressionReason;

/**
 * What a report says of one of our mails.
 *
 * @param detail the report's own words, in one line, without addresses
 */
record Feedback(ClaimKey claim, SuppressionReason reason, String detail) {}
