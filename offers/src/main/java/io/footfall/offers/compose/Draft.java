package io.footfall.offers.compose;

/** The words of one mail: its subject of one line, and its two parts. */
public record Draft(String subject, String html, String text) {}
