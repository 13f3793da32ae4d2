package io.footfall.services.process;

/** A port that a server needs: what for, and where the world expects it. */
public record PortRole(String name, int usualPort) {}
