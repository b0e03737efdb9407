variable "project" {
  description = "The id of the project."
  type        = string
}

variable "region" {
  description = "Where the service runs, and Firestore is."
  type        = string
  default     = "asia-northeast1"
}

variable "service" {
  description = "The name of the service, its account and its secrets."
  type        = string
  default     = "alertroom"
}

variable "image" {
  description = "The published image, such as ghcr.io/OWNER/alertroom:1.0.0."
  type        = string
}

variable "twilio_account_sid" {
  description = "The account, AC and 32 hexadecimal digits."
  type        = string

  validation {
    condition     = can(regex("^AC[0-9a-fA-F]{32}$", var.twilio_account_sid))
    error_message = "Copy it from Twilio's console: AC and 32 hexadecimal digits."
  }
}

variable "twilio_auth_token" {
  description = "Its secret. It is in the state; keep that where only those can read it who may call in your name."
  type        = string
  sensitive   = true
}

variable "twilio_from" {
  description = "The number that calls, E.164."
  type        = string

  validation {
    condition     = can(regex("^\\+[1-9][0-9]{6,14}$", var.twilio_from))
    error_message = "Write it as +815012345678."
  }
}

variable "token" {
  description = "The monitors' token, 20 characters or more; in the state, too."
  type        = string
  sensitive   = true

  validation {
    condition     = length(var.token) >= 20
    error_message = "Choose 20 characters or more, such as from openssl rand -hex 24."
  }
}

variable "roster" {
  description = "Whom to ring: YAML, as in docs/roster.md."
  type        = string
}

variable "language" {
  description = "The language of the speech, BCP 47."
  type        = string
  default     = "ja-JP"
}

variable "max_instances" {
  description = "How many instances there may be."
  type        = number
  default     = 3
}

variable "queue" {
  description = "The name of the queue of wake-ups; that of the service if empty."
  type        = string
  default     = ""
}

variable "make_firestore" {
  description = "Whether to make the database (default). A project has one; false if it is there."
  type        = bool
  default     = true
}
