/** What a click must be to be stored: rules, and one small class for each thing that is cleaned. */
package io.footfall.prepare.clean;
