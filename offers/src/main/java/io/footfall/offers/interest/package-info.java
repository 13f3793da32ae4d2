/**
 * What frequent visitors looked at and left in the cart, from the stored clicks of their visits.
 */
package io.footfall.offers.interest;
