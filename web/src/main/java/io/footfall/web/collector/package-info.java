/**
 * Takes clicks from browsers and apps over HTTP, and answers that they are taken only when Kafka
 * has them.
 */
package io.footfall.web.collector;
