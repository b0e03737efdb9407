/**
 * What all clients of Google's APIs share: how they are built, and the service account's token, fetched once.
 *
 * <p>Start with {@code GoogleCloud}. The APIs themselves stand where they are used: Firestore in {@code journal}, Cloud Tasks in
 * {@code clock}.
 *
 * <p>It may use nothing else of this service.
 */
package dev.alertroom.google;
