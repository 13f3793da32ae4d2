/** What comes back: bounces and complaints, taken in from a mailbox. */
package io.footfall.offers.feedback;
