/**
 * Who may do what: the tokens of monitors and people, and those of Google's services.
 *
 * <p>Start with {@link dev.alertroom.security.Tokens}.
 *
 * <p>It may use {@code problem}.
 */
package dev.alertroom.security;
