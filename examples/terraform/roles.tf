module "policies" {
  source = "./policies"

  tfstate_aws_iam_role_execution_arn = aws_iam_role.execution.arn
}

resource "aws_iam_role" "pipeline" {
  name               = "ristretto-deploy"
  assume_role_policy = data.aws_iam_policy_document.pipeline_trust.json
}

# The whole policy of the pipeline: nothing else is attached.
resource "aws_iam_role_policy" "pipeline" {
  name   = "deploy"
  role   = aws_iam_role.pipeline.id
  policy = module.policies.pipeline
}

# examples/web looks this one up in its Terraform state, by this very address.
resource "aws_iam_role" "execution" {
  name               = "web-execution"
  assume_role_policy = module.policies.execution_trust
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.id
  policy = module.policies.execution
}

# What the application itself does is added here.
resource "aws_iam_role" "task" {
  name               = "web-task"
  assume_role_policy = module.policies.task_trust
}

output "pipeline_role" {
  description = "the role-to-assume of aws-actions/configure-aws-credentials"
  value       = aws_iam_role.pipeline.arn
}
