package io.footfall.model;

import java.io.Serializable;

/**
 * Something named that a visitor did during a visit.
 *
 * @param type {@link EventType#SEARCH} for what was searched for, otherwise what was done with a
 *     product
 * @param name the product's id, or what was searched for in lower case
 * @param at milliseconds since 1970
 */
public record VisitItem(EventType type, String name, long at) implements Serializable {}
