import { expect, test } from 'vitest'

import { account, allow, arn, patience, trust, walkOf } from './cli-walk.ts'
import { describePeer } from './describe-peer.ts'
import { findAwsCli } from './find-peer.ts'

// Each service by the AWS CLI alone, from nothing to nothing: made, read, listed, changed, tagged, deleted, and not there any more.

describePeer('the AWS CLI walks through', findAwsCli(), ({ program }) => {
  test('IAM', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    const policy = await textOf(
      'iam create-policy --policy-name app --tags Key=team,Value=web --query Policy.Arn --policy-document',
      allow({ Action: 'ecs:ListTasks', Resource: '*' }),
    )
    await call('iam create-role --role-name task --assume-role-policy-document', trust('ecs-tasks.amazonaws.com'))
    await call('iam update-assume-role-policy --role-name task --policy-document', trust('lambda.amazonaws.com'))
    await call(
      'iam put-role-policy --role-name task --policy-name own --policy-document',
      allow({ Action: 'ecs:*', Resource: '*' }),
    )
    await calls(
      'iam wait role-exists --role-name task',
      `iam attach-role-policy --role-name task --policy-arn ${policy}`,
      'iam update-role --role-name task --max-session-duration 7200',
      'iam update-role-description --role-name task --description web',
      'iam tag-role --role-name task --tags Key=stage,Value=x',
      `iam tag-policy --policy-arn ${policy} --tags Key=stage,Value=x`,
      `iam untag-policy --policy-arn ${policy} --tag-keys team`,
    )
    expect(
      await call('iam get-role --role-name task --query Role.[MaxSessionDuration,Description,Tags[].Key]'),
    ).toEqual([7200, 'web', ['stage']])
    expect(await call(`iam list-policy-tags --policy-arn ${policy} --query Tags[].Key`)).toEqual(['stage'])
    expect(await call('iam list-policies --scope Local --query Policies[].[PolicyName,AttachmentCount]')).toEqual([
      ['app', 1],
    ])
    expect(await call(`iam list-entities-for-policy --policy-arn ${policy} --query PolicyRoles[].RoleName`)).toEqual([
      'task',
    ])
    expect(await call('iam list-role-tags --role-name task --query Tags[].Value')).toEqual(['x'])
    const managed = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
    expect(await call(`iam get-policy --policy-arn ${managed} --query Policy.Path`)).toBe('/service-role/')
    await calls(
      'iam list-attached-role-policies --role-name task',
      'iam list-role-policies --role-name task',
      'iam list-roles --max-items 1',
    )
    await calls(
      'iam create-user --user-name ci',
      'iam tag-user --user-name ci --tags Key=team,Value=web',
      'iam list-user-tags --user-name ci',
      'iam untag-user --user-name ci --tag-keys team',
    )
    const key = await textOf('iam create-access-key --user-name ci --query AccessKey.AccessKeyId')
    await call(`iam update-access-key --user-name ci --access-key-id ${key} --status Inactive`)
    expect(await call('iam list-access-keys --user-name ci --query AccessKeyMetadata[].Status')).toEqual(['Inactive'])
    await calls(`iam delete-access-key --user-name ci --access-key-id ${key}`, 'iam delete-user --user-name ci')
    const provider = await textOf(
      'iam create-open-id-connect-provider --url https://tokens.example.com --client-id-list a --query OpenIDConnectProviderArn',
    )
    await calls(
      `iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id b`,
      `iam remove-client-id-from-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id a`,
      `iam tag-open-id-connect-provider --open-id-connect-provider-arn ${provider} --tags Key=team,Value=web`,
      `iam untag-open-id-connect-provider --open-id-connect-provider-arn ${provider} --tag-keys team`,
      `iam list-open-id-connect-provider-tags --open-id-connect-provider-arn ${provider}`,
      `iam update-open-id-connect-provider-thumbprint --open-id-connect-provider-arn ${provider} --thumbprint-list ${'a'.repeat(40)}`,
    )
    const clients = `iam get-open-id-connect-provider --open-id-connect-provider-arn ${provider} --query ClientIDList`
    expect(await call(clients)).toEqual(['b'])
    await call(`iam delete-open-id-connect-provider --open-id-connect-provider-arn ${provider}`)
    await expect(call('iam delete-role --role-name task')).rejects.toThrow(/DeleteConflict/)
    await calls(
      `iam detach-role-policy --role-name task --policy-arn ${policy}`,
      'iam delete-role-policy --role-name task --policy-name own',
      'iam untag-role --role-name task --tag-keys stage',
      'iam list-instance-profiles-for-role --role-name task',
      'iam delete-role --role-name task',
      `iam delete-policy --policy-arn ${policy}`,
    )
    await expect(call('iam get-role --role-name task')).rejects.toThrow(/NoSuchEntity/)
    await expect(call(`iam get-policy --policy-arn ${policy}`)).rejects.toThrow(/NoSuchEntity/)
  })

  test('Lambda, CodeDeploy and STS', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls } = walk
    await call(
      'iam create-role --role-name hook --assume-role-policy-document',
      trust('lambda.amazonaws.com', 'codedeploy.amazonaws.com'),
    )
    const role = `arn:aws:iam::${account}:role/hook`
    const hook = arn('lambda', 'function:hook')
    await calls(
      `lambda create-function --function-name hook --role ${role} --runtime nodejs22.x --handler index.handler --code S3Bucket=code,S3Key=k --tags team=web`,
      'lambda wait function-active --function-name hook',
      `lambda tag-resource --resource ${hook} --tags stage=x`,
      `lambda untag-resource --resource ${hook} --tag-keys team`,
    )
    expect(await call(`lambda list-tags --resource ${hook} --query Tags`)).toEqual({ stage: 'x' })
    expect(await call('lambda list-functions --query Functions[].FunctionName')).toEqual(['hook'])
    await call('lambda delete-function --function-name hook')
    await expect(call('lambda get-function --function-name hook')).rejects.toThrow(/ResourceNotFoundException/)

    await calls(
      'deploy create-application --application-name web --compute-platform ECS --tags Key=team,Value=web',
      'deploy update-application --application-name web --new-application-name shop',
      `deploy tag-resource --resource-arn ${arn('codedeploy', 'application:shop')} --tags Key=stage,Value=x`,
      `deploy untag-resource --resource-arn ${arn('codedeploy', 'application:shop')} --tag-keys team`,
    )
    const tags = `deploy list-tags-for-resource --resource-arn ${arn('codedeploy', 'application:shop')} --query Tags[].Key`
    expect(await call(tags)).toEqual(['stage'])
    expect(await call('deploy list-applications --query applications')).toEqual(['shop'])
    await call('deploy delete-application --application-name shop')
    await expect(call('deploy get-application --application-name shop')).rejects.toThrow(
      /ApplicationDoesNotExistException/,
    )
    await expect(call(tags)).rejects.toThrow(/ApplicationDoesNotExistException/)

    expect(await call('sts get-caller-identity --query Account')).toBe(account)
    await call(
      'iam update-assume-role-policy --role-name hook --policy-document',
      allow({ Principal: { AWS: account }, Action: 'sts:AssumeRole' }),
    )
    expect(await call(`sts assume-role --role-arn ${role} --role-session-name me --query AssumedRoleUser.Arn`)).toBe(
      `arn:aws:sts::${account}:assumed-role/hook/me`,
    )
    await call('iam delete-role --role-name hook')
    await expect(call(`sts assume-role --role-arn ${role} --role-session-name me`)).rejects.toThrow(/AccessDenied/)
  })

  test('Application Auto Scaling, EventBridge and Scheduler', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    await calls(
      'ecs create-cluster --cluster-name app',
      'ecs register-task-definition --family web --container-definitions [{"name":"a","image":"x","memory":64}]',
      'ecs create-service --cluster app --service-name web --task-definition web --desired-count 1',
    )
    const scaled = '--service-namespace ecs --resource-id service/app/web --scalable-dimension ecs:service:DesiredCount'
    const target = await textOf(
      `application-autoscaling register-scalable-target ${scaled} --min-capacity 1 --max-capacity 4 --tags team=web --query ScalableTargetARN`,
    )
    await call(
      `application-autoscaling put-scaling-policy ${scaled} --policy-name cpu --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration TargetValue=60,PredefinedMetricSpecification={PredefinedMetricType=ECSServiceAverageCPUUtilization}`,
    )
    const action = `application-autoscaling put-scheduled-action ${scaled} --scheduled-action-name night`
    await call(`${action} --scalable-target-action MinCapacity=0 --schedule`, 'cron(0 22 * * ? *)')
    await calls(
      `application-autoscaling tag-resource --resource-arn ${target} --tags stage=x`,
      `application-autoscaling untag-resource --resource-arn ${target} --tag-keys team`,
    )
    expect(await call(`application-autoscaling list-tags-for-resource --resource-arn ${target} --query Tags`)).toEqual({
      stage: 'x',
    })
    await calls(
      'application-autoscaling describe-scaling-activities --service-namespace ecs',
      `application-autoscaling delete-scaling-policy ${scaled} --policy-name cpu`,
      `application-autoscaling deregister-scalable-target ${scaled}`,
    )
    expect(
      await call('application-autoscaling describe-scalable-targets --service-namespace ecs --query ScalableTargets'),
    ).toEqual([])
    await expect(call(`application-autoscaling list-tags-for-resource --resource-arn ${target}`)).rejects.toThrow(
      /ResourceNotFoundException/,
    )

    await call('events put-rule --name nightly --tags Key=team,Value=web --schedule-expression', 'cron(0 3 * * ? *)')
    const rule = arn('events', 'rule/nightly')
    await calls(
      `events tag-resource --resource-arn ${rule} --tags Key=stage,Value=x`,
      `events untag-resource --resource-arn ${rule} --tag-keys team`,
      'events enable-rule --name nightly',
    )
    expect(await call(`events list-tags-for-resource --resource-arn ${rule} --query Tags[].Key`)).toEqual(['stage'])
    await call('events delete-rule --name nightly')
    await expect(call('events describe-rule --name nightly')).rejects.toThrow(/ResourceNotFoundException/)

    await call('scheduler create-schedule-group --name jobs --tags Key=team,Value=web')
    const group = arn('scheduler', 'schedule-group/jobs')
    await calls(
      `scheduler tag-resource --resource-arn ${group} --tags Key=stage,Value=x`,
      `scheduler untag-resource --resource-arn ${group} --tag-keys team`,
    )
    expect(await call(`scheduler list-tags-for-resource --resource-arn ${group} --query Tags[].Key`)).toEqual(['stage'])
    await call('scheduler delete-schedule-group --name jobs')
    await expect(call('scheduler get-schedule-group --name jobs')).rejects.toThrow(/ResourceNotFoundException/)
  })
})
