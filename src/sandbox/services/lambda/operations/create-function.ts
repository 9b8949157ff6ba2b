import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { configurationOf, functionCheck, read } from '../input.ts'
import { functionArn, lambdaState } from '../store.ts'
import { tagsIn } from '../tags.ts'

/** Keeps a function, whose code is not run. https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const createFunction: Operation = {
  name: 'lambda:CreateFunction',
  access: 'write',
  // A function's code comes in its request.
  maximumBodyBytes: 70 * 1024 * 1024,
  withoutEffect: [
    'Code',
    'Publish',
    'PublishTo',
    'VpcConfig',
    'DeadLetterConfig',
    'Environment',
    'KMSKeyArn',
    'TracingConfig',
    'Layers',
    'FileSystemConfigs',
    'CodeSigningConfigArn',
    'ImageConfig',
    'EphemeralStorage',
    'SnapStart',
    'LoggingConfig',
    'TenancyConfig',
    'CapacityProviderConfig',
    'DurableConfig',
  ],
  checks(input, context) {
    const check = functionCheck('CreateFunction', input, context)
    const seen = requestTagKeys(tagsIn(input))
    const tagging = { ...functionCheck('TagResource', input, context), context: seen }
    return [
      { ...check, context: { ...check.context, ...seen } },
      ...(Object.keys(seen).length > 0 ? [tagging] : []),
      {
        action: 'iam:PassRole',
        resource: read.requiredText(input, 'Role'),
        context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
      },
    ]
  },
  handle(input, context) {
    const name = read.requiredText(input, 'FunctionName')
    if (!/^[\w-]{1,64}$/.test(name)) {
      throw read.violation(name, 'functionName', 'Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+')
    }
    const { functions } = lambdaState(context.state)
    if (Object.hasOwn(functions, name)) {
      const message = `Function already exist: ${name}`
      throw new ServiceError('ResourceConflictException', message, {
        status: 409,
        members: { FunctionArn: functionArn(context, name) },
      })
    }
    const created = {
      name,
      roleArn: read.requiredText(input, 'Role'),
      runtime: read.text(input, 'Runtime') ?? 'nodejs22.x',
      createdAt: context.now,
      hookAnswer: 'Succeeded' as const,
      tags: tagsIn(input),
    }
    put(functions, name, created)
    return configurationOf(created, context)
  },
}
