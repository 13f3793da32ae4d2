/**
 * Seeded traffic: a simulation of shoppers who come, look around, buy or leave, and of everything
 * that goes wrong between their devices and the log.
 *
 * <p>A pure function of its {@link io.footfall.generators.traffic.TrafficProfile}: the same profile
 * gives the same bytes in the same order, on any machine, at any pace, and the truth of what was
 * made with them.
 */
package io.footfall.generators.traffic;
