/**
 * How the model crosses a shuffle: compact, deterministic, written by hand (a round trip of a click
 * costs a tenth of Java serialization's). Nothing here is a storage format: both ends of a shuffle
 * run the same build, so the bytes may change from version to version.
 */
package io.footfall.coders;
