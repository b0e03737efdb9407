/**
 * PagerDuty's Events API, for clients that can talk to nothing else.
 * Start at {@link dev.alertroom.alert.pagerduty.PagerDutyResource}.
 * It may use alert, alert.source, roster, speech, security and problem; nothing uses it.
 */
package dev.alertroom.alert.pagerduty;
