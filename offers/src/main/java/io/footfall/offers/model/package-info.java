/**
 * What offers are about: who comes often, who may be written to, what was decided and what was
 * sent.
 */
package io.footfall.offers.model;
