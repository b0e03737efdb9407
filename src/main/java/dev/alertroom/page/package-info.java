/**
 * The page for people: what is going on, who is awake, and what to press. It is made on the server; a script keeps it up to date, and
 * it works without.
 *
 * <p>Start with {@code PageResource}; templates, words and the style sheet are in the resources of {@code page/}.
 *
 * <p>It may use {@code report}, {@code web}, {@code alert}, {@code voice}, {@code response}, {@code incident}, {@code roster}, {@code speech}, {@code
 * security} and {@code problem}.
 */
package dev.alertroom.page;
