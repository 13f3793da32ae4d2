/**
 * Following visitors: what they did before, what is a duplicate, where a visit starts and ends, how
 * long a page was looked at.
 */
package io.footfall.visits;
