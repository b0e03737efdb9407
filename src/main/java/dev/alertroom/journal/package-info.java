/**
 * Where the events of incidents are kept: in this process, or in Firestore for any number of instances.
 *
 * <p>Start with {@code Journals}, which picks one; then {@code FallbackJournal}, which goes on when Firestore does not.
 *
 * <p>It may use {@code incident} and {@code google} and nothing else of this service; nobody but the REST clients in here talks to Firestore.
 */
package dev.alertroom.journal;
