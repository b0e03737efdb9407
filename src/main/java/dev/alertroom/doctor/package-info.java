/**
 * Looks at what no start-up check can see: whether Twilio, our address and the journal do what they are needed for. Start with
 * {@link dev.alertroom.doctor.Doctor}.
 */
package dev.alertroom.doctor;
