/**
 * Sending generated traffic: to Kafka or to a file, at the pace of its own clock or as fast as it
 * goes.
 */
package io.footfall.generators.send;
