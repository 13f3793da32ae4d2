package io.footfall.model;

import java.io.Serializable;

/**
 * An unbroken stay of one visitor. Named by the visitor and its start: a late click before the
 * start makes another visit of it.
 */
public record Visit(String visitorId, long startedAt, long endedAt) implements Serializable {}
