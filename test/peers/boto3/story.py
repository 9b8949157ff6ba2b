"""A whole story with boto3 and its waiters: register, create, update, a failure that is rolled back, a task, its log, deletion."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, account = sys.argv[1], sys.argv[2]
region = "eu-west-1"
settings = {"endpoint_url": endpoint, "region_name": region, "config": Config(retries={"max_attempts": 1})}
ecs, logs, iam = (boto3.client(name, **settings) for name in ("ecs", "logs", "iam"))
network = {"awsvpcConfiguration": {"subnets": ["subnet-1"], "securityGroups": ["sg-1"]}}
key = {"cluster": "app", "services": ["web"]}


def trust(service):
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def register(family, image):
    options = {"awslogs-group": "/web", "awslogs-region": region, "awslogs-stream-prefix": "app"}
    answer = ecs.register_task_definition(
        family=family,
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
        executionRoleArn=f"arn:aws:iam::{account}:role/execution",
        containerDefinitions=[
            {"name": "main", "image": image, "logConfiguration": {"logDriver": "awslogs", "options": options}}
        ],
    )
    return answer["taskDefinition"]["taskDefinitionArn"]


def state():
    service = ecs.describe_services(**key)["services"][0]
    return [
        service["taskDefinition"].split("/")[-1],
        service["runningCount"],
        [one["rolloutState"] for one in service["deployments"]],
    ]


told = {}
iam.create_role(RoleName="execution", AssumeRolePolicyDocument=trust("ecs-tasks.amazonaws.com"))
iam.attach_role_policy(
    RoleName="execution", PolicyArn="arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
)
logs.create_log_group(logGroupName="/web")
ecs.create_cluster(clusterName="app")
register("web", "example/web:1")
breaker = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
ecs.create_service(
    cluster="app",
    serviceName="web",
    taskDefinition="web",
    desiredCount=2,
    launchType="FARGATE",
    networkConfiguration=network,
    deploymentConfiguration=breaker,
)
ecs.get_waiter("services_stable").wait(**key)
told["created"] = state()
ecs.update_service(cluster="app", service="web", taskDefinition=register("web", "example/web:2"))
ecs.get_waiter("services_stable").wait(**key)
told["updated"] = state()
ecs.update_service(cluster="app", service="web", taskDefinition=register("web", "example/web:crash"))
ecs.get_waiter("services_stable").wait(**key)
told["rolled back"] = state()
pages = ecs.get_paginator("list_tasks").paginate(cluster="app", serviceName="web", PaginationConfig={"PageSize": 1})
told["tasks"] = [len(page["taskArns"]) for page in pages]

register("job", "example/job:1")
run = ecs.run_task(cluster="app", taskDefinition="job", launchType="FARGATE", networkConfiguration=network)
task = run["tasks"][0]["taskArn"]
ecs.get_waiter("tasks_stopped").wait(cluster="app", tasks=[task])
container = ecs.describe_tasks(cluster="app", tasks=[task])["tasks"][0]["containers"][0]
stream = f"app/main/{task.split('/')[-1]}"
events = logs.get_log_events(logGroupName="/web", logStreamName=stream, startFromHead=True)["events"]
told["job"] = [container["exitCode"], [event["message"] for event in events]]

try:
    ecs.update_service(cluster="app", service="ghost")
except ecs.exceptions.ServiceNotFoundException as error:
    told["refused"] = error.response["Error"]["Message"]
ecs.delete_service(cluster="app", service="web", force=True)
ecs.get_waiter("services_inactive").wait(**key)
told["deleted"] = ecs.describe_services(**key)["services"][0]["status"]
print(json.dumps(told))
