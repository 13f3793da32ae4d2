/**
 * What the process of every local server shares: how it learns its folder and ports, how it writes
 * its configuration, and how it ends with its launcher. Depends on the JDK alone, as it lies on the
 * class path of every server.
 */
package io.footfall.services.support;
