/** A server as a child process: what it runs, on which ports, how it ends and what it said. */
package io.footfall.services.process;
