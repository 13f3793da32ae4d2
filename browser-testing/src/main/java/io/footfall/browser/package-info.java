/**
 * A real Chromium for the tests of pages, skipped loudly where there is none, and a customer in
 * front of it.
 */
package io.footfall.browser;
