# The same from Python: the sandbox is a program that says in one line of JSON where it listens. Run it with pytest.
import json
import os
import shlex
import subprocess

import boto3
import pytest


@pytest.fixture
def sandbox():
    program = shlex.split(os.environ.get("RISTRETTO", "ristretto"))
    command = [*program, "sandbox", "serve", "--format", "json", "--scenario", "scenario.yml"]
    here = os.path.dirname(os.path.abspath(__file__))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=here) as server:
        yield json.loads(server.stdout.readline())
        server.terminate()


@pytest.fixture
def ecs(sandbox):
    return boto3.client(
        "ecs",
        endpoint_url=sandbox["endpoint"],
        region_name=sandbox["region"],
        aws_access_key_id=sandbox["accessKeyId"],
        aws_secret_access_key=sandbox["secretAccessKey"],
    )


def wait_until_stable(ecs):
    ecs.get_waiter("services_stable").wait(cluster="app", services=["web"], WaiterConfig={"Delay": 1})


def test_an_image_that_crashes_is_rolled_back(ecs):
    wait_until_stable(ecs)  # the first revision: there is something to roll back to
    ecs.update_service(cluster="app", service="web", taskDefinition="web:2")
    wait_until_stable(ecs)
    (service,) = ecs.describe_services(cluster="app", services=["web"])["services"]
    assert service["taskDefinition"].endswith("web:1")
    assert service["runningCount"] == 2
