package io.footfall.offers.model;

import java.io.Serializable;

/**
 * What became of a visitor, and why in words.
 *
 * @param detail for people: what was found; never an address
 */
public record Decision(String visitorId, Verdict verdict, String detail) implements Serializable {}
