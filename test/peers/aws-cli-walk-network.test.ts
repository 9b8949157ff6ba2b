import { expect, test } from 'vitest'

import { account, allow, arn, patience, region, walkOf } from './cli-walk.ts'
import { describePeer } from './describe-peer.ts'
import { findAwsCli } from './find-peer.ts'

// Each service by the AWS CLI alone, from nothing to nothing: made, read, listed, changed, tagged, deleted, and not there any more.

describePeer('the AWS CLI walks through', findAwsCli(), ({ program }) => {
  test('EC2', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    const vpc = await textOf(
      'ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ResourceType=vpc,Tags=[{Key=team,Value=web}] --query Vpc.VpcId',
    )
    await call(`ec2 modify-vpc-attribute --vpc-id ${vpc} --enable-dns-hostnames`)
    const attribute = `ec2 describe-vpc-attribute --vpc-id ${vpc} --attribute enableDnsHostnames`
    expect(await call(`${attribute} --query EnableDnsHostnames.Value`)).toBe(true)
    const zones = 'ec2 describe-availability-zones --query AvailabilityZones[].ZoneName'
    expect(await call(zones)).toEqual([`${region}a`, `${region}b`, `${region}c`])
    const subnet = await textOf(
      `ec2 create-subnet --vpc-id ${vpc} --cidr-block 10.0.1.0/24 --availability-zone ${region}a --query Subnet.SubnetId`,
    )
    await call(`ec2 modify-subnet-attribute --subnet-id ${subnet} --map-public-ip-on-launch`)
    const group = await textOf(
      `ec2 create-security-group --group-name web --description web --vpc-id ${vpc} --query GroupId`,
    )
    await calls(
      `ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port 80 --cidr 0.0.0.0/0`,
      `ec2 create-tags --resources ${subnet} ${group} --tags Key=stage,Value=x`,
    )
    const again = `ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port 80 --cidr 0.0.0.0/0`
    await expect(call(again)).rejects.toThrow(/InvalidPermission.Duplicate/)
    const rules = `ec2 describe-security-group-rules --filters Name=group-id,Values=${group}`
    expect(await call(`${rules} --query SecurityGroupRules[].[IsEgress,IpProtocol,FromPort]`)).toEqual(
      expect.arrayContaining([
        [true, '-1', -1],
        [false, 'tcp', 80],
      ]),
    )
    const groups = 'ec2 describe-security-groups --filters Name=tag:stage,Values=x'
    expect(await call(`${groups} --query SecurityGroups[].IpPermissions[].IpRanges[].CidrIp`)).toEqual(['0.0.0.0/0'])
    expect(await call(`ec2 describe-tags --filters Name=resource-id,Values=${subnet} --query Tags[].Key`)).toEqual([
      'stage',
    ])
    await call(`ec2 delete-tags --resources ${subnet} --tags Key=stage`)
    const subnets = `ec2 describe-subnets --filters Name=vpc-id,Values=${vpc} --max-items 1`
    expect(await call(`${subnets} --query Subnets[].[MapPublicIpOnLaunch,Tags]`)).toEqual([[true, []]])
    await call(`ec2 revoke-security-group-ingress --group-id ${group} --protocol tcp --port 80 --cidr 0.0.0.0/0`)
    await expect(call(`ec2 delete-vpc --vpc-id ${vpc}`)).rejects.toThrow(/DependencyViolation/)
    await calls(
      `ec2 delete-security-group --group-id ${group}`,
      `ec2 delete-subnet --subnet-id ${subnet}`,
      `ec2 delete-vpc --vpc-id ${vpc}`,
    )
    await expect(call(`ec2 describe-security-groups --group-ids ${group}`)).rejects.toThrow(/InvalidGroup.NotFound/)
    await expect(call(`ec2 describe-subnets --subnet-ids ${subnet}`)).rejects.toThrow(/InvalidSubnetID.NotFound/)
    await expect(call(`ec2 describe-vpcs --vpc-ids ${vpc}`)).rejects.toThrow(/InvalidVpcID.NotFound/)
  })

  test('Elastic Load Balancing', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    const vpc = await textOf('ec2 create-vpc --cidr-block 10.8.0.0/16 --query Vpc.VpcId')
    const subnet = await textOf(`ec2 create-subnet --vpc-id ${vpc} --cidr-block 10.8.1.0/24 --query Subnet.SubnetId`)
    const balancer = await textOf(
      `elbv2 create-load-balancer --name web --subnets ${subnet} --tags Key=team,Value=web --query LoadBalancers[0].LoadBalancerArn`,
      '--output',
      'json',
    )
    await call(`elbv2 wait load-balancer-available --load-balancer-arns ${balancer}`)
    const target = async (name: string): Promise<string> =>
      textOf(
        `elbv2 create-target-group --name ${name} --protocol HTTP --port 80 --vpc-id ${vpc} --target-type ip --query TargetGroups[0].TargetGroupArn`,
      )
    const [blue, green] = [await target('blue'), await target('green')]
    const listener = await textOf(
      `elbv2 create-listener --load-balancer-arn ${balancer} --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=${blue} --query Listeners[0].ListenerArn`,
    )
    const rule = await textOf(
      `elbv2 create-rule --listener-arn ${listener} --priority 10 --conditions Field=path-pattern,Values=/api/* --actions Type=forward,TargetGroupArn=${blue} --query Rules[0].RuleArn`,
    )
    await calls(
      `elbv2 modify-load-balancer-attributes --load-balancer-arn ${balancer} --attributes Key=idle_timeout.timeout_seconds,Value=120 Key=deletion_protection.enabled,Value=true`,
      `elbv2 modify-target-group --target-group-arn ${blue} --health-check-path /up`,
      `elbv2 modify-target-group-attributes --target-group-arn ${blue} --attributes Key=deregistration_delay.timeout_seconds,Value=30`,
      `elbv2 modify-rule --rule-arn ${rule} --actions Type=forward,TargetGroupArn=${green}`,
      `elbv2 modify-listener --listener-arn ${listener} --port 81`,
      `elbv2 set-rule-priorities --rule-priorities RuleArn=${rule},Priority=20`,
      `elbv2 add-tags --resource-arns ${balancer} ${rule} --tags Key=stage,Value=x`,
      `elbv2 remove-tags --resource-arns ${balancer} --tag-keys team`,
      `elbv2 register-targets --target-group-arn ${green} --targets Id=10.8.1.5`,
    )
    expect(
      await call(`elbv2 describe-tags --resource-arns ${balancer} ${rule} --query TagDescriptions[].Tags[].Key`),
    ).toEqual(['stage', 'stage'])
    const attributes = `elbv2 describe-load-balancer-attributes --load-balancer-arn ${balancer}`
    expect(await call(`${attributes} --query Attributes[?Key=='idle_timeout.timeout_seconds'].Value`)).toEqual(['120'])
    await expect(
      call(`elbv2 modify-target-group-attributes --target-group-arn ${blue} --attributes Key=nope,Value=1`),
    ).rejects.toThrow(/not recognized/)
    expect(
      await call('elbv2 describe-target-groups --names blue --query TargetGroups[].[HealthCheckPath,VpcId]'),
    ).toEqual([['/up', vpc]])
    expect(await call(`elbv2 describe-rules --listener-arn ${listener} --query Rules[].Priority`)).toEqual([
      '20',
      'default',
    ])
    const health = `elbv2 describe-target-health --target-group-arn ${green} --query TargetHealthDescriptions[].TargetHealth.State`
    expect(await call(health)).toEqual(['healthy'])
    await expect(call(`elbv2 delete-load-balancer --load-balancer-arn ${balancer}`)).rejects.toThrow(
      /deletion protection/,
    )
    await expect(call(`elbv2 delete-target-group --target-group-arn ${blue}`)).rejects.toThrow(/ResourceInUse/)
    await calls(
      `elbv2 modify-load-balancer-attributes --load-balancer-arn ${balancer} --attributes Key=deletion_protection.enabled,Value=false`,
      `elbv2 deregister-targets --target-group-arn ${green} --targets Id=10.8.1.5`,
      `elbv2 delete-rule --rule-arn ${rule}`,
      `elbv2 delete-listener --listener-arn ${listener}`,
      `elbv2 delete-load-balancer --load-balancer-arn ${balancer}`,
      `elbv2 wait load-balancers-deleted --load-balancer-arns ${balancer}`,
      `elbv2 delete-target-group --target-group-arn ${blue}`,
      `elbv2 delete-target-group --target-group-arn ${green}`,
    )
    await expect(call('elbv2 describe-load-balancers --names web')).rejects.toThrow(/LoadBalancerNotFound/)
    await expect(call('elbv2 describe-target-groups --names blue')).rejects.toThrow(/TargetGroupNotFound/)
  })

  test('ECR', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    const create = 'ecr create-repository --repository-name team/web --tags Key=team,Value=web'
    const repository = await textOf(`${create} --query repository.repositoryArn`)
    await call('ecr put-image --repository-name team/web --image-tag v1 --image-manifest', '{"schemaVersion":2}')
    await call(
      'ecr put-lifecycle-policy --repository-name team/web --lifecycle-policy-text',
      JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 10 },
            action: { type: 'expire' },
          },
        ],
      }),
    )
    await expect(
      call('ecr put-lifecycle-policy --repository-name team/web --lifecycle-policy-text', '{}{}'.repeat(30)),
    ).rejects.toThrow(/Lifecycle policy validation failure/)
    await call(
      'ecr set-repository-policy --repository-name team/web --policy-text',
      allow({ Principal: { AWS: account }, Action: 'ecr:BatchGetImage' }),
    )
    await calls(
      'ecr put-image-tag-mutability --repository-name team/web --image-tag-mutability IMMUTABLE',
      'ecr put-image-scanning-configuration --repository-name team/web --image-scanning-configuration scanOnPush=true',
      `ecr tag-resource --resource-arn ${repository} --tags Key=stage,Value=x`,
      `ecr untag-resource --resource-arn ${repository} --tag-keys team`,
      'ecr get-lifecycle-policy --repository-name team/web',
      'ecr get-repository-policy --repository-name team/web',
    )
    expect(
      await call(
        'ecr describe-repositories --repository-names team/web --query repositories[].[imageTagMutability,imageScanningConfiguration.scanOnPush]',
      ),
    ).toEqual([['IMMUTABLE', true]])
    await expect(
      call('ecr put-image --repository-name team/web --image-tag v1 --image-manifest', '{"schemaVersion":3}'),
    ).rejects.toThrow(/ImageTagAlreadyExistsException/)
    expect(await call(`ecr list-tags-for-resource --resource-arn ${repository} --query tags[].Key`)).toEqual(['stage'])
    expect(await call('ecr list-images --repository-name team/web --query imageIds[].imageTag')).toEqual(['v1'])
    await calls(
      'ecr describe-images --repository-name team/web',
      'ecr batch-get-image --repository-name team/web --image-ids imageTag=v1',
      'ecr get-authorization-token',
      'ecr delete-lifecycle-policy --repository-name team/web',
      'ecr delete-repository-policy --repository-name team/web',
    )
    await expect(call('ecr get-lifecycle-policy --repository-name team/web')).rejects.toThrow(
      /LifecyclePolicyNotFoundException/,
    )
    await expect(call('ecr delete-repository --repository-name team/web')).rejects.toThrow(
      /RepositoryNotEmptyException/,
    )
    await calls(
      'ecr batch-delete-image --repository-name team/web --image-ids imageTag=v1',
      'ecr delete-repository --repository-name team/web',
    )
    await expect(call('ecr describe-repositories --repository-names team/web')).rejects.toThrow(
      /RepositoryNotFoundException/,
    )
  })

  test('Cloud Map', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    const operation = await textOf(
      'servicediscovery create-private-dns-namespace --name shop.local --vpc vpc-1 --tags Key=team,Value=web --query OperationId',
    )
    const namespace = await textOf(
      `servicediscovery get-operation --operation-id ${operation} --query Operation.Targets.NAMESPACE`,
    )
    const [id, resource] = (await call(
      `servicediscovery create-service --name web --namespace-id ${namespace} --dns-config DnsRecords=[{Type=A,TTL=10}] --query Service.[Id,Arn]`,
    )) as [string, string]
    await calls(
      `servicediscovery update-service --id ${id} --service DnsConfig={DnsRecords=[{Type=A,TTL=60}]}`,
      `servicediscovery update-private-dns-namespace --id ${namespace} --namespace Description=shop`,
      `servicediscovery tag-resource --resource-arn ${resource} --tags Key=stage,Value=x`,
    )
    expect(
      await call(
        `servicediscovery get-service --id ${id} --query Service.[Type,DnsConfig.[RoutingPolicy,DnsRecords[0].TTL]]`,
      ),
    ).toEqual(['DNS_HTTP', ['MULTIVALUE', 60]])
    expect(
      await call(`servicediscovery get-namespace --id ${namespace} --query Namespace.[Description,ServiceCount]`),
    ).toEqual(['shop', 1])
    const tags = `servicediscovery list-tags-for-resource --resource-arn ${resource} --query Tags[].Key`
    expect(await call(tags)).toEqual(['stage'])
    await call(`servicediscovery untag-resource --resource-arn ${resource} --tag-keys stage`)
    expect(await call(tags)).toEqual([])
    expect(
      await call(
        `servicediscovery list-services --filters Name=NAMESPACE_ID,Values=${namespace} --query Services[].Name`,
      ),
    ).toEqual(['web'])
    await expect(call(`servicediscovery delete-namespace --id ${namespace}`)).rejects.toThrow(/ResourceInUse/)
    await calls(`servicediscovery delete-service --id ${id}`, `servicediscovery delete-namespace --id ${namespace}`)
    await expect(call(`servicediscovery get-namespace --id ${namespace}`)).rejects.toThrow(/NamespaceNotFound/)
    expect(await call('servicediscovery list-namespaces --query Namespaces')).toEqual([])
  })

  test('CloudWatch', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls } = walk
    await calls(
      'cloudwatch put-metric-alarm --alarm-name errors --metric-name m --namespace n --statistic Sum --period 60 --evaluation-periods 1 --threshold 1.5 --comparison-operator GreaterThanThreshold --tags Key=team,Value=web',
      'cloudwatch set-alarm-state --alarm-name errors --state-value ALARM --state-reason test',
      'cloudwatch disable-alarm-actions --alarm-names errors',
      `cloudwatch tag-resource --resource-arn ${arn('cloudwatch', 'alarm:errors')} --tags Key=stage,Value=x`,
      `cloudwatch untag-resource --resource-arn ${arn('cloudwatch', 'alarm:errors')} --tag-keys team`,
    )
    expect(
      await call(
        'cloudwatch describe-alarms --alarm-name-prefix err --query MetricAlarms[].[StateValue,Threshold,ActionsEnabled]',
      ),
    ).toEqual([['ALARM', 1.5, false]])
    await calls(
      'cloudwatch enable-alarm-actions --alarm-names errors',
      'cloudwatch wait alarm-exists --alarm-names errors',
    )
    const tags = `cloudwatch list-tags-for-resource --resource-arn ${arn('cloudwatch', 'alarm:errors')} --query Tags[].Key`
    expect(await call(tags)).toEqual(['stage'])
    await call('cloudwatch delete-alarms --alarm-names errors')
    expect(await call('cloudwatch describe-alarms --alarm-names errors --query MetricAlarms')).toEqual([])
    await expect(call(tags)).rejects.toThrow(/ResourceNotFoundException/)
  })
})
