/** Servers, shops and mailboxes for the tests of offers. */
package io.footfall.offers.testing;
