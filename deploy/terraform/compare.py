"""Compares main.tf with what deploy/setup does: compare.py PLAN MANIFEST, a dry run's output and what deploy/manifest prints.

Names what only one of them has, and fails if anything is.
"""

import pathlib
import re
import sys

plan = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").replace("\\", "")
manifest = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
module = pathlib.Path(__file__).with_name("main.tf").read_text(encoding="utf-8")


def found(pattern, text, flags=re.MULTILINE):
    return set(re.findall(pattern, text, flags))


def runs(command):
    return [line for line in plan.splitlines() if line.startswith("+ gcloud " + command)]


def block(name):
    return re.search(name + r"[^\n]*\{\n(.*?)^\}", module, re.DOTALL | re.MULTILINE).group(1)


# What makes what. A command of the script that is not here needs a resource in the module, and a line.
RESOURCES = {
    "services enable": "google_project_service",
    "iam service-accounts create": "google_service_account",
    "iam service-accounts add-iam-policy-binding": "google_service_account_iam_member",
    "projects add-iam-policy-binding": "google_project_iam_member",
    "secrets create": "google_secret_manager_secret",
    "secrets versions add": "google_secret_manager_secret_version",
    "secrets add-iam-policy-binding": "google_secret_manager_secret_iam_member",
    "firestore databases create": "google_firestore_database",
    "firestore fields ttls update": "google_firestore_field",
    "firestore indexes composite create": "google_firestore_index",
    "tasks queues create": "google_cloud_tasks_queue",
    "tasks queues add-iam-policy-binding": "google_cloud_tasks_queue_iam_member",
    "run services replace": "google_cloud_run_v2_service",
    "beta monitoring channels create": "google_monitoring_notification_channel",
    "alpha monitoring policies create": "google_monitoring_alert_policy",
    "logging metrics create": "google_logging_metric",
    "monitoring dashboards create": "google_monitoring_dashboard",
}
SCRIPT_ONLY = {"builds submit", "artifacts repositories create", "artifacts repositories add-iam-policy-binding",
               "storage buckets create", "storage buckets add-iam-policy-binding", "run services describe", "logging write"}
VERBS = "enable|create|update|replace|add|add-iam-policy-binding|submit|describe|write"
commands = {re.match(rf"\+ gcloud ((?:[a-z-]+ )*?(?:{VERBS}))(?: |$)", line).group(1)
            for line in plan[:plan.index("# Done")].splitlines() if line.startswith("+ gcloud ")} - SCRIPT_ONLY

# Builds are the script's only: the module deploys a published image.
of_builds = {"cloudbuild.googleapis.com", "artifactregistry.googleapis.com", "roles/logging.logWriter",
             "roles/artifactregistry.writer", "roles/storage.objectUser"}
bindings = [line for line in plan.splitlines() if "add-iam-policy-binding" in line]
comparisons = {
    "resources": (
        {RESOURCES.get(command, command) for command in commands},
        found(r'^resource "(\w+)"', module)),
    "variables of the service": (
        found(r"- name: ([A-Z_]+)$", manifest),
        found(r"^ +([A-Z_]{4,}) += ", module)),
    "APIs": (
        found(r"[a-z]+\.googleapis\.com", "".join(runs("services enable"))) - of_builds,
        found(r'"([a-z]+\.googleapis\.com)"', module)),
    "roles": (
        found(r"--role=(\S+)", "\n".join(bindings)) - of_builds,
        found(r'"(roles/\S+)"', module)),
    "secrets": (
        found(r"secrets create alertroom-(\S+)", plan),
        found(r'"([a-z-]+)"', re.search(r"secret_manager_secret\" \"secret\" \{\n\s+for_each = toset\((.*?)\)", module).group(1))),
    "collections that expire": (
        found(r"ttls update expire_at --collection-group=(\S+)", plan),
        found(r'"([a-z]+)"', re.search(r"firestore_field\" \"expiry\" \{\n\s+for_each = toset\((.*?)\)", module).group(1))),
    "settings of the queue": (
        {(name.replace("-", "_"), value) for name, value in
         found(r"--((?:max|min)-[a-z-]+)=(\S+)", "\n".join(runs("tasks queues create")))},
        {(name, value.strip('"')) for name, value in found(r"^ +((?:max|min)_\w+) += (\S+)$", block('resource "google_cloud_tasks_queue"'))}),
    "limits and probes": (
        found(r"(?:cpu|memory|path|periodSeconds|timeoutSeconds|failureThreshold|containerConcurrency|mountPath): '?([\w./]+)'?$", manifest) - {"60"},
        found(r"^ +(?:cpu|memory|path|period_seconds|timeout_seconds|failure_threshold|max_instance_request_concurrency|mount_path) += \"?([\w./]+)\"?$", module)),
    "the policy": (
        {"300s", "1800s"}, found(r"(?:period|auto_close) += \"(\d+s)\"", module)),
}
different = False
for what, (script, terraform) in comparisons.items():
    for only, values in (("deploy/setup", script - terraform), ("deploy/terraform", terraform - script)):
        for value in sorted(values, key=str):
            different = True
            print(f"{what}: only {only} has {value}")
    if not script:
        different = True
        print(f"{what}: nothing was found to compare")
sys.exit(different)
