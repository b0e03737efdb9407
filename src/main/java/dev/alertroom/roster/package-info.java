/**
 * Who can be called: teams, tiers, people and their numbers.
 *
 * <p>Start with {@link dev.alertroom.roster.Roster}; {@code RosterReader} reads it from YAML.
 *
 * <p>It may use {@code speech}, for the languages that there are.
 */
package dev.alertroom.roster;
