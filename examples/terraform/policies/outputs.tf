output "pipeline" {
  value = data.aws_iam_policy_document.ci.json
}

output "execution" {
  value = data.aws_iam_policy_document.execution.json
}

output "execution_trust" {
  value = data.aws_iam_policy_document.execution_trust.json
}

output "task_trust" {
  value = data.aws_iam_policy_document.task_trust.json
}
