/** What a mail carries that only we can have made: signed links and message ids. */
package io.footfall.offers.link;
