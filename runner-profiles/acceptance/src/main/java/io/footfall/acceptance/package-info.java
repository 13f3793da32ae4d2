/**
 * What every runner profile must pass: tests that start Footfall as a process of its own, on real
 * servers. A profile's integration tests are subclasses.
 */
package io.footfall.acceptance;
