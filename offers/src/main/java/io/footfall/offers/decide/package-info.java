/** Who of the frequent may be written to, now. */
package io.footfall.offers.decide;
