/** Words for one visitor: values made harmless, templates filled, a mail put together. */
package io.footfall.offers.compose;
