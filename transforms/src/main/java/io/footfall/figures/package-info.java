/**
 * The figures a shop asks for: what is counted under which key, as an accumulator that merges in
 * any order and takes back what a late click proves wrong.
 */
package io.footfall.figures;
