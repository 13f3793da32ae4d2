/** Whether a server answers, asked in its own protocol. */
package io.footfall.services.readiness;
