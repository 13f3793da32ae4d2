/** Who comes often: visits in, a verdict for each visitor out. Knows no server. */
package io.footfall.offers.flag;
