/**
 * Who may do what: the tokens of monitors and people with their scopes, and those of Google's services.
 *
 * <p>Start with {@link dev.alertroom.security.Tokens}; a {@link dev.alertroom.security.Scope} is what one allows.
 *
 * <p>It may use {@code problem} and {@code yaml}.
 */
package dev.alertroom.security;
