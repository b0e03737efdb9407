/**
 * Who may do what: {@link dev.alertroom.security.Tokens} tells what the tokens of a request allow. Start reading there; a
 * {@link dev.alertroom.security.Scope} is what one allows. It may use problem and yaml.
 */
package dev.alertroom.security;
