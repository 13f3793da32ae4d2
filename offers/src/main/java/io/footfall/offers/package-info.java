/**
 * Offers: who comes often gets one personal mail, once, and can say no.
 *
 * <p>{@link io.footfall.offers.FrequentVisitorsPipeline} reads as the whole of it.
 */
package io.footfall.offers;
