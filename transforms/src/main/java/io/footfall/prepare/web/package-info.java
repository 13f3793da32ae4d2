/** Addresses of the web, and the lists about them that are kept as resources. */
package io.footfall.prepare.web;
