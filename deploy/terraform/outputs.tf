output "address" {
  description = "Where the service is: monitors call /alert there."
  value       = google_cloud_run_v2_service.alertroom.uri
}

output "voice_url" {
  description = "What the number is to ask by POST when somebody calls it: Twilio is not of this module."
  value       = "${google_cloud_run_v2_service.alertroom.uri}/voice/incoming"
}

output "notification_channel" {
  description = "What policies of yours name to ring the team default."
  value       = google_monitoring_notification_channel.alertroom.name
}
