# The same set-up as deploy/setup, for those who keep theirs in Terraform; deploy/test compares the two.

locals {
  queue = coalesce(var.queue, var.service)
  secrets = {
    token             = var.token
    twilio-auth-token = var.twilio_auth_token
    roster            = var.roster
  }
}

resource "google_project_service" "api" {
  for_each = toset([
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "monitoring.googleapis.com",
    "logging.googleapis.com",
    "firestore.googleapis.com",
    "cloudtasks.googleapis.com",
  ])

  project            = var.project
  service            = each.value
  disable_on_destroy = false
}

resource "google_service_account" "runtime" {
  project      = var.project
  account_id   = var.service
  display_name = "AlertRoom"
}

# Secrets: the monitors' token, Twilio's, and the roster.

resource "google_secret_manager_secret" "secret" {
  for_each = toset(["token", "twilio-auth-token", "roster"])

  project   = var.project
  secret_id = "${var.service}-${each.value}"

  replication {
    auto {}
  }

  depends_on = [google_project_service.api]
}

resource "google_secret_manager_secret_version" "secret" {
  for_each = google_secret_manager_secret.secret

  secret      = each.value.id
  secret_data = local.secrets[each.key]
}

resource "google_secret_manager_secret_iam_member" "runtime" {
  for_each = google_secret_manager_secret.secret

  project   = var.project
  secret_id = each.value.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.runtime.member
}

# Firestore, which forgets events after their time.

resource "google_firestore_database" "default" {
  count = var.make_firestore ? 1 : 0

  project     = var.project
  name        = "(default)"
  location_id = var.region
  type        = "FIRESTORE_NATIVE"

  depends_on = [google_project_service.api]
}

resource "google_firestore_field" "expiry" {
  for_each = toset(["events", "incidents", "teams", "mutes", "beats"])

  project    = var.project
  database   = "(default)"
  collection = each.value
  field      = "expire_at"

  ttl_config {}

  depends_on = [google_firestore_database.default]
}

# A page of incidents asks for all their events at once.
resource "google_firestore_index" "events" {
  project     = var.project
  database    = "(default)"
  collection  = "events"
  query_scope = "COLLECTION_GROUP"

  fields {
    field_path = "incident"
    order      = "ASCENDING"
  }

  fields {
    field_path = "at"
    order      = "ASCENDING"
  }

  depends_on = [google_firestore_database.default]
}

resource "google_project_iam_member" "datastore" {
  project = var.project
  role    = "roles/datastore.user"
  member  = google_service_account.runtime.member
}

# The queue of wake-ups: the service puts tasks into it, which come back to it as its own account.

resource "google_cloud_tasks_queue" "wake_ups" {
  project  = var.project
  name     = local.queue
  location = var.region

  retry_config {
    max_attempts       = 10
    max_retry_duration = "900s"
    min_backoff        = "5s"
    max_backoff        = "60s"
    max_doublings      = 3
  }

  depends_on = [google_project_service.api]
}

resource "google_cloud_tasks_queue_iam_member" "enqueuer" {
  project  = var.project
  name     = google_cloud_tasks_queue.wake_ups.name
  location = var.region
  role     = "roles/cloudtasks.enqueuer"
  member   = google_service_account.runtime.member
}

resource "google_service_account_iam_member" "itself" {
  service_account_id = google_service_account.runtime.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.runtime.member
}

# The service. Monitors and Twilio have no Google account; they show a token, or a signature.

resource "google_cloud_run_v2_service" "alertroom" {
  project              = var.project
  name                 = var.service
  location             = var.region
  ingress              = "INGRESS_TRAFFIC_ALL"
  invoker_iam_disabled = true
  deletion_protection  = false

  template {
    service_account                  = google_service_account.runtime.email
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN1"
    max_instance_request_concurrency = 80
    timeout                          = "60s"

    # A secret's new version is read by a new revision only.
    labels = {
      roster = google_secret_manager_secret_version.secret["roster"].version
    }

    scaling {
      min_instance_count = 0
      max_instance_count = var.max_instances
    }

    volumes {
      name = "roster"

      secret {
        secret = google_secret_manager_secret.secret["roster"].secret_id

        items {
          version = "latest"
          path    = "roster.yaml"
        }
      }
    }

    containers {
      image = var.image

      ports {
        container_port = 8080
      }

      resources {
        cpu_idle          = true
        startup_cpu_boost = true

        limits = {
          cpu    = "1"
          memory = "256Mi"
        }
      }

      volume_mounts {
        name       = "roster"
        mount_path = "/etc/alertroom"
      }

      dynamic "env" {
        for_each = {
          GOOGLE_CLOUD_PROJECT            = var.project
          ALERTROOM_JOURNAL               = "firestore"
          ALERTROOM_ROSTER_FILE           = "/etc/alertroom/roster.yaml"
          ALERTROOM_CLOCK                 = "cloud-tasks"
          ALERTROOM_CLOCK_QUEUE           = "projects/${var.project}/locations/${var.region}/queues/${local.queue}"
          ALERTROOM_CLOCK_SERVICE_ACCOUNT = google_service_account.runtime.email
          ALERTROOM_CLOCK_AUDIENCE        = "${var.service}-wake"
          ALERTROOM_MAX_INSTANCES         = tostring(var.max_instances)
          ALERTROOM_LANGUAGE              = var.language
          TWILIO_ACCOUNT_SID              = var.twilio_account_sid
          TWILIO_FROM                     = var.twilio_from
        }

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = {
          TWILIO_AUTH_TOKEN = "twilio-auth-token"
          ALERTROOM_TOKEN   = "token"
        }

        content {
          name = env.key

          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.secret[env.value].secret_id
              version = "latest"
            }
          }
        }
      }

      startup_probe {
        period_seconds    = 1
        timeout_seconds   = 1
        failure_threshold = 30

        http_get {
          path = "/q/health/started"
        }
      }

      liveness_probe {
        period_seconds    = 30
        timeout_seconds   = 5
        failure_threshold = 3

        http_get {
          path = "/q/health/live"
        }
      }
    }
  }

  depends_on = [
    google_secret_manager_secret_iam_member.runtime,
    google_secret_manager_secret_version.secret,
  ]
}

# A notification channel that rings the team "default", and a policy that uses it.

resource "google_monitoring_notification_channel" "alertroom" {
  project      = var.project
  display_name = "AlertRoom (${var.service})"
  type         = "webhook_basicauth"

  labels = {
    url      = "${google_cloud_run_v2_service.alertroom.uri}/alert/cloud-monitoring?team=default"
    username = "monitor"
  }

  sensitive_labels {
    password = var.token
  }
}

resource "google_monitoring_alert_policy" "test" {
  project               = var.project
  display_name          = "AlertRoom test"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = [google_monitoring_notification_channel.alertroom.name]

  conditions {
    display_name = "Somebody tried it out"

    condition_matched_log {
      filter = "logName=\"projects/${var.project}/logs/alertroom-test\" AND severity>=ERROR"
    }
  }

  alert_strategy {
    auto_close = "1800s"

    notification_rate_limit {
      period = "300s"
    }
  }
}

# Metrics of the log, and a dashboard of them.

locals {
  metrics = {
    for file in fileset("${path.module}/../metrics", "*.yaml") : trimsuffix(file, ".yaml") =>
    yamldecode(replace(file("${path.module}/../metrics/${file}"), "SERVICE", var.service))
  }
}

resource "google_logging_metric" "alertroom" {
  for_each = local.metrics

  project          = var.project
  name             = "${var.service}-${each.key}"
  description      = each.value.description
  filter           = each.value.filter
  value_extractor  = try(each.value.valueExtractor, null)
  label_extractors = each.value.labelExtractors

  metric_descriptor {
    metric_kind = each.value.metricDescriptor.metricKind
    value_type  = each.value.metricDescriptor.valueType
    unit        = each.value.metricDescriptor.unit

    dynamic "labels" {
      for_each = each.value.metricDescriptor.labels

      content {
        key        = labels.value.key
        value_type = labels.value.valueType
      }
    }
  }

  dynamic "bucket_options" {
    for_each = try([each.value.bucketOptions.exponentialBuckets], [])

    content {
      exponential_buckets {
        num_finite_buckets = bucket_options.value.numFiniteBuckets
        growth_factor      = bucket_options.value.growthFactor
        scale              = bucket_options.value.scale
      }
    }
  }
}

resource "google_monitoring_dashboard" "alertroom" {
  project        = var.project
  dashboard_json = replace(file("${path.module}/../dashboard.json"), "SERVICE", var.service)

  depends_on = [google_logging_metric.alertroom]
}
