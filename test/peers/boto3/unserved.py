"""Asks for every operation of botocore's models that the sandbox does not serve, and prints what it answers.

Arguments: endpoint, region. Standard input: JSON, the served operations of each service by the name that boto3 has for it.
"""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, REGION = sys.argv[1:]
SERVED = json.load(sys.stdin)
CONFIG = Config(
    retries={"max_attempts": 0, "mode": "standard"},
    parameter_validation=False,
    inject_host_prefix=False,
    s3={"addressing_style": "path"},
)


def made_up(shape, depth=0):
    """An input with the required members alone: what a request's address is made of."""
    kind = shape.type_name
    if kind == "structure":
        required = [name for name in shape.members if name in shape.required_members and depth < 5]
        return {name: made_up(shape.members[name], depth + 1) for name in required}
    if kind == "list":
        return [made_up(shape.member, depth + 1)]
    if kind == "map":
        return {"name": made_up(shape.value, depth + 1)}
    if kind == "string":
        return (shape.enum or ["name"])[0]
    if kind == "boolean":
        return True
    if kind == "timestamp":
        return "2026-11-28T00:00:00Z"
    return b"x" if kind == "blob" else 1


def answer(client, operation):
    shape = client.meta.service_model.operation_model(operation).input_shape
    method = next(name for name, mapped in client.meta.method_to_api_mapping.items() if mapped == operation)
    try:
        getattr(client, method)(**(made_up(shape) if shape else {}))
        return "success"
    except ClientError as error:
        return error.response["Error"].get("Message", error.response["Error"]["Code"])


answers = {}
for service, served in SERVED.items():
    client = boto3.client(service, endpoint_url=ENDPOINT, region_name=REGION, config=CONFIG)
    missing = sorted(set(client.meta.service_model.operation_names) - set(served))
    answers[service] = {operation: answer(client, operation) for operation in missing}
print(json.dumps(answers))
