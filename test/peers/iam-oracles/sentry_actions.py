"""Reads a list of actions as JSON, prints for each what policy_sentry knows: its level and the formats of its resources, or null."""
import json
import sys

from policy_sentry.querying.actions import get_action_data


def told(action):
    service, name = action.split(":")
    data = get_action_data(service, name)
    if not data:
        return None
    rows = data[service]
    return {
        "level": rows[0]["access_level"],
        "resources": sorted({row["resource_arn_format"] for row in rows if row["resource_arn_format"] != "*"}),
    }


print(json.dumps([told(action) for action in json.load(sys.stdin)]))
