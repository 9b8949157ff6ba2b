import { uuid } from '../../ids.ts'
import { own, put } from '../../records.ts'
import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { read } from './input.ts'
import { cloudFormationState, exporterOf, type Stack, type StackOutput, stackArn } from './store.ts'
import { outputsOf, readTemplate, type Template } from './template.ts'

/** Makes a stack of a request's template, or lets `existing` become what the template says. Throws `ValidationError`. */
export function makeStack(input: JsonObject, existing: Stack | undefined, context: RequestContext): Stack {
  const body = templateBody(input, existing)
  const template = readTemplate(body)
  const name = existing?.name ?? read.requiredText(input, 'StackName')
  const stack: Stack = existing ?? newStack(name, context)
  const parameters = parametersOf(template, input, stack.parameters)
  const outputs = outputsOf(template, { parameters, stackName: name, stackId: stackArn(context, stack), context })
  checkExports(outputs, name, context)
  stack.template = body
  stack.parameters = parameters
  stack.outputs = outputs
  if (template.description !== undefined) stack.description = template.description
  stack.tags = { ...stack.tags, ...read.tags(input, 'Tags') }
  put(cloudFormationState(context.state).stacks, name, stack)
  return stack
}

/** What an update may change: two that are equal are the same stack. */
export function contentOf({ template, outputs, parameters, tags }: Stack): string {
  return JSON.stringify([template, outputs, parameters, tags])
}

/** A stack that says nothing yet. */
export function newStack(name: string, context: RequestContext): Stack {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, StackName (checked 2026-11)
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw read.violation(name, 'stackName', 'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*')
  }
  return {
    name,
    id: uuid(context.ids),
    createdAt: context.now,
    status: 'CREATE_COMPLETE',
    parameters: {},
    outputs: [],
    tags: {},
  }
}

/** Throws where another stack exports one of the names. */
export function checkExports(outputs: readonly StackOutput[], name: string, context: RequestContext): void {
  for (const { exportName } of outputs) {
    const other = exportName === undefined ? undefined : exporterOf(context.state, exportName)
    if (!other || other.name === name) continue
    throw new ServiceError(
      'ValidationError',
      `Export with name ${exportName} is already exported by stack ${other.name}.`,
    )
  }
}

/** The template of a request, which may be the one that the stack has. Throws `ValidationError`. */
function templateBody(input: JsonObject, existing: Stack | undefined): string {
  const body = read.text(input, 'TemplateBody')
  if (body !== undefined) return body
  if (read.flag(input, 'UsePreviousTemplate') && existing?.template !== undefined) return existing.template
  const what =
    read.text(input, 'TemplateURL') === undefined
      ? 'Either Template URL or Template Body must be specified.'
      : undefined
  throw new ServiceError(
    'ValidationError',
    what ?? 'The sandbox reads templates from TemplateBody alone, not from TemplateURL.',
  )
}

function parametersOf(
  template: Template,
  input: JsonObject,
  previous: Readonly<Record<string, string>>,
): Record<string, string> {
  const given: Record<string, string> = {}
  for (const parameter of read.objects(input, 'Parameters')) {
    const key = read.requiredText(parameter, 'ParameterKey')
    const kept = read.flag(parameter, 'UsePreviousValue') ? own(previous, key) : undefined
    put(given, key, kept ?? read.text(parameter, 'ParameterValue') ?? '')
  }
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(template.parameters, key))
  if (unknown.length > 0) {
    throw new ServiceError('ValidationError', `Parameters: [${unknown.join(', ')}] do not exist in the template`)
  }
  const values: Record<string, string> = {}
  const missing: string[] = []
  for (const [key, parameter] of Object.entries(template.parameters)) {
    const standard =
      typeof parameter === 'object' && parameter !== null && !Array.isArray(parameter)
        ? parameter['Default']
        : undefined
    const value = own(given, key) ?? (standard === undefined ? undefined : String(standard))
    if (value === undefined) missing.push(key)
    else put(values, key, value)
  }
  if (missing.length > 0)
    throw new ServiceError('ValidationError', `Parameters: [${missing.join(', ')}] must have values`)
  return values
}
