/**
 * Chats that are told of incidents: one message for each, kept up to date where the chat allows it.
 *
 * <p>Start with {@code ChatNotifier}, which knows the chats of a team; then {@code IncidentText}, which is what they are told. There
 * is a class a chat; those whose messages can't be changed are a {@code OneWayChat} with a body of their own. When they are told what is decided in
 * {@link dev.alertroom.incident.NextMessage}.
 *
 * <p>It may use {@code incident}, {@code roster}, {@code speech}, {@code security}, and of {@code twilio} the number to dial.
 */
package dev.alertroom.chat;
