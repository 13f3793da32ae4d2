/** What is offered: a file that says it, checked when it is read. */
package io.footfall.offers.campaign;
