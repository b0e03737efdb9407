package dev.alertroom.security;

/**
 * Somebody who has signed in.
 *
 * @param grant what the token allows with which they did
 * @param formToken what every form of this session holds, and no other page can know
 */
public record Session(Grant grant, String formToken) {}
