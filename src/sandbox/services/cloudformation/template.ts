import type { CollectionTag, ScalarTag } from 'yaml'

import { parseYaml } from '../../parse-yaml.ts'
import { isJsonObject, own } from '../../records.ts'
import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { exporterOf, type StackOutput } from './store.ts'

/** What of a template is looked at: the outputs, with what they may refer to. */
export interface Template {
  readonly description: string | undefined
  readonly parameters: JsonObject
  readonly outputs: JsonObject
}

/** Values that a template's functions look up. */
export interface TemplateValues {
  readonly parameters: Readonly<Record<string, string>>
  readonly stackName: string
  readonly stackId: string
  readonly context: RequestContext
}

const shortForms = [
  'Ref',
  'Sub',
  'Join',
  'ImportValue',
  'GetAtt',
  'Select',
  'FindInMap',
  'If',
  'Split',
  'GetAZs',
  'Base64',
  'Equals',
  'Not',
  'And',
  'Or',
  'Condition',
]

function longName(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`
}

// `!Sub text` is `{ Fn::Sub: text }`.
const customTags = shortForms.flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (value: string) => ({ [longName(name)]: value }) },
  { tag: `!${name}`, collection: 'seq', resolve: (value: unknown) => wrapped(name, value) },
  { tag: `!${name}`, collection: 'map', resolve: (value: unknown) => wrapped(name, value) },
])

function wrapped(name: string, value: unknown): unknown {
  const plain =
    typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
      ? value.toJSON()
      : value
  return { [longName(name)]: plain }
}

/** Reads YAML or JSON. Throws `ValidationError` on a template that is none. */
export function readTemplate(body: string): Template {
  const parsed = parseYaml(body, { customTags })
  if (parsed.faults) {
    throw new ServiceError(
      'ValidationError',
      `Template format error: ${parsed.faults[0]?.message ?? 'not well-formed'}`,
    )
  }
  const { value } = parsed
  if (!isJsonObject(value)) throw new ServiceError('ValidationError', 'Template format error: unsupported structure.')
  if (!isJsonObject(value['Resources'])) {
    throw new ServiceError('ValidationError', 'Template format error: At least one Resources member must be defined.')
  }
  const description = value['Description']
  return {
    description: typeof description === 'string' ? description : undefined,
    parameters: isJsonObject(value['Parameters']) ? value['Parameters'] : {},
    outputs: isJsonObject(value['Outputs']) ? value['Outputs'] : {},
  }
}

/** The outputs of a template. Throws `ValidationError` where one needs what the sandbox does not make. */
export function outputsOf({ outputs }: Template, values: TemplateValues): StackOutput[] {
  return Object.entries(outputs).map(([key, output]) => {
    if (!isJsonObject(output))
      throw new ServiceError('ValidationError', `Template format error: Output ${key} is malformed.`)
    const exported = isJsonObject(output['Export']) ? output['Export']['Name'] : undefined
    const description = output['Description']
    return {
      key,
      value: evaluate(output['Value'], key, values),
      ...(typeof description === 'string' && { description }),
      ...(exported !== undefined && { exportName: evaluate(exported, key, values) }),
    }
  })
}

function evaluate(value: unknown, output: string, values: TemplateValues): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  const [name, argument] = isJsonObject(value) ? (Object.entries(value)[0] ?? []) : []
  if (name === 'Ref' && typeof argument === 'string') return reference(argument, output, values)
  if (name === 'Fn::Sub' && typeof argument === 'string') {
    return argument.replaceAll(/\$\{([^!}][^}]*)\}/g, (_whole, named: string) => reference(named, output, values))
  }
  if (name === 'Fn::Join' && Array.isArray(argument) && typeof argument[0] === 'string' && Array.isArray(argument[1])) {
    return argument[1].map((part) => evaluate(part, output, values)).join(argument[0])
  }
  if (name === 'Fn::ImportValue') {
    const imported = evaluate(argument, output, values)
    const found = exporterOf(values.context.state, imported)?.outputs.find(({ exportName }) => exportName === imported)
    if (found) return found.value
    throw new ServiceError('ValidationError', `No export named ${imported} found.`)
  }
  throw notMade(output, name ?? 'a value of another kind')
}

function reference(name: string, output: string, { parameters, stackName, stackId, context }: TemplateValues): string {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': context.account,
    'AWS::Region': context.region,
    'AWS::Partition': context.partition,
    'AWS::StackName': stackName,
    'AWS::StackId': stackId,
    'AWS::URLSuffix': context.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
  }
  const value = own(pseudo, name) ?? own(parameters, name)
  if (value === undefined) throw notMade(output, name)
  return value
}

function notMade(output: string, what: string): ServiceError {
  return new ServiceError(
    'ValidationError',
    `The sandbox makes no resources of templates: output ${output} needs ${what.slice(0, 100)}. Values, parameters, pseudo parameters, Fn::Sub, Fn::Join and Fn::ImportValue are served.`,
  )
}

/** The parameters that a template declares, as ValidateTemplate and GetTemplateSummary answer them. */
export function templateParameters({ parameters }: Template): JsonObject[] {
  return Object.entries(parameters).map(([ParameterKey, parameter]) => {
    const given = isJsonObject(parameter) ? parameter : {}
    return {
      ParameterKey,
      ...(given['Default'] !== undefined && { DefaultValue: String(given['Default']) }),
      ParameterType: String(given['Type'] ?? 'String'),
      NoEcho: String(given['NoEcho'] ?? 'false') === 'true',
      ...(given['Description'] !== undefined && { Description: String(given['Description']) }),
    }
  })
}
