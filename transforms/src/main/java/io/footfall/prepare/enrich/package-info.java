/**
 * What Footfall adds to a click: device, robot or not, traffic source and channel. The lists behind
 * it are resources that people edit.
 */
package io.footfall.prepare.enrich;
