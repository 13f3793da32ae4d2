/** A real Chromium for the tests of pages, skipped loudly where there is none. */
package io.footfall.browser;
