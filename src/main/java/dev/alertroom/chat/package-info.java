/**
 * Chats that are told of incidents: one message for each, kept up to date where the chat allows it.
 *
 * <p>Start with {@code ChatNotifier}, which knows the chats of a team; then {@code MessageText}, which is what they are told. There
 * is a class a chat, each an implementation of {@link dev.alertroom.incident.Chat}. When they are told what is decided in
 * {@link dev.alertroom.incident.NextMessage}.
 *
 * <p>It may use {@code incident}, {@code roster}, and of {@code twilio} the number to dial.
 */
package dev.alertroom.chat;
