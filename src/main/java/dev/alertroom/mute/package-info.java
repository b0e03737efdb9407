/**
 * Mutes over HTTP: alerts of a team that ring nobody for a while.
 *
 * <p>Start with {@code MuteResource}; what a mute does is in {@link dev.alertroom.response.Muting}.
 *
 * <p>It may use {@code alert}, for the parameters of a request, {@code response}, {@code incident}, {@code roster}, {@code
 * speech}, {@code security} and {@code problem}.
 */
package dev.alertroom.mute;
