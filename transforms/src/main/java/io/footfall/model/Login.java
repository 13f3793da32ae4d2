package io.footfall.model;

/**
 * A visitor is somebody who has an account: a click of his named it, and none that is remembered
 * did before. It holds for all of his visits, those before the login and those long forgotten too;
 * so it is kept beside them, and a visit is not written again for it.
 */
public record Login(String visitorId, String userId) implements Finding {}
