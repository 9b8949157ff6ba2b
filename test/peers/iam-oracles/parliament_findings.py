"""Reads a list of policies as JSON, prints for each the names of parliament's findings, sorted."""
import json
import sys

import parliament

policies = json.load(sys.stdin)
print(json.dumps([sorted({finding.issue for finding in parliament.analyze_policy_string(text).findings}) for text in policies]))
