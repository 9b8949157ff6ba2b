variable "tfstate_aws_iam_role_execution_arn" {
  description = "tfstate aws_iam_role.execution.arn"
  type        = string
}

data "aws_iam_policy_document" "ci" {
  statement {
    sid = "DeployService"
    actions = [
      "ecs:CreateService",
      "ecs:DescribeServices",
      "ecs:UpdateService",
    ]
    resources = ["arn:aws:ecs:ap-northeast-1:111122223333:service/demo/web"]
  }

  statement {
    sid     = "PassTaskRoles"
    actions = ["iam:PassRole"]
    resources = [
      "${var.tfstate_aws_iam_role_execution_arn}",
      "arn:aws:iam::111122223333:role/web-task",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  statement {
    sid       = "RegisterTaskDefinition"
    actions   = ["ecs:RegisterTaskDefinition"]
    resources = ["arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:*"]
  }

  statement {
    sid       = "RunTask"
    actions   = ["ecs:RunTask"]
    resources = ["arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = ["arn:aws:ecs:ap-northeast-1:111122223333:cluster/demo"]
    }
  }

  statement {
    sid       = "Tfstate"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::demo-tfstate/network.tfstate"]
  }

  statement {
    sid       = "WaitTask"
    actions   = ["ecs:DescribeTasks"]
    resources = ["arn:aws:ecs:ap-northeast-1:111122223333:task/demo/*"]
  }

  statement {
    sid       = "FindFailedTasks"
    actions   = ["ecs:ListTasks"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = ["arn:aws:ecs:ap-northeast-1:111122223333:cluster/demo"]
    }
  }

  statement {
    sid       = "FindServiceDeployment"
    actions   = ["ecs:ListServiceDeployments"]
    resources = ["arn:aws:ecs:ap-northeast-1:111122223333:service/demo/web"]
  }

  statement {
    sid     = "ReadServiceDeployment"
    actions = ["ecs:DescribeServiceDeployments"]
    resources = [
      "arn:aws:ecs:ap-northeast-1:111122223333:service/demo/web",
      "arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/demo/web/*",
    ]
  }

  statement {
    sid       = "TaskLogs"
    actions   = ["logs:GetLogEvents"]
    resources = ["arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:log-stream:ecs/app/*"]
  }
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid = "WriteLogs"
    actions = [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]
    resources = ["arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:log-stream:ecs/app/*"]
  }
}

data "aws_iam_policy_document" "execution_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["111122223333"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:ecs:ap-northeast-1:111122223333:*"]
    }
  }
}

data "aws_iam_policy_document" "task_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["111122223333"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:ecs:ap-northeast-1:111122223333:*"]
    }
  }
}

data "aws_iam_policy_document" "infrastructure_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "exec" {
  statement {
    sid     = "ExecuteCommand"
    actions = ["ecs:ExecuteCommand"]
    resources = [
      "arn:aws:ecs:ap-northeast-1:111122223333:cluster/demo",
      "arn:aws:ecs:ap-northeast-1:111122223333:task/demo/*",
    ]
  }

  statement {
    sid       = "FindPollEndpoint"
    actions   = ["ecs:DiscoverPollEndpoint"]
    resources = ["*"]
  }

  statement {
    sid       = "FindTasks"
    actions   = ["ecs:ListTasks"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = ["arn:aws:ecs:ap-northeast-1:111122223333:cluster/demo"]
    }
  }

  statement {
    sid       = "Tfstate"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::demo-tfstate/network.tfstate"]
  }

  statement {
    sid       = "WaitTask"
    actions   = ["ecs:DescribeTasks"]
    resources = ["arn:aws:ecs:ap-northeast-1:111122223333:task/demo/*"]
  }
}
