import { type Aws, isMarked } from '../../../calls/index.ts'
import { findParameters, findSecret, getSecretValue } from '../../../calls/operations/index.ts'
import { fine, type Judgement, look, skipped, wrong } from '../finding.ts'
import type { Item } from '../items.ts'

type SecretItem = Extract<Item, { kind: 'secret' }>

/** A secret or parameter is there; where a JSON key of it is named, it has it. */
export async function checkSecret(aws: Aws, { valueFrom, looks }: SecretItem): Promise<Judgement> {
  if (!looks) return skipped('--no-get-secrets')
  // A plan that has not looked the name up: it may be either.
  if (isMarked(valueFrom) && !valueFrom.startsWith('arn:')) await inSecretsManager(aws, [valueFrom])
  const parts = valueFrom.split(':')
  return parts[0] === 'arn' && parts[2] === 'secretsmanager'
    ? inSecretsManager(aws, parts)
    : inParameters(aws, valueFrom)
}

/** `arn:…:secret:NAME-SUFFIX:KEY:STAGE:VERSION`. The value is read only where a key is named, and looked into for its keys alone. */
async function inSecretsManager(aws: Aws, parts: readonly string[]): Promise<Judgement> {
  const SecretId = parts.slice(0, 7).join(':')
  const [key = '', stage = '', version = ''] = parts.slice(7)
  const absent = 'there is no such secret'
  if (key === '' && stage === '' && version === '')
    return look(aws, { call: findSecret(SecretId), absent, judge: () => fine })
  const input = {
    SecretId,
    ...(stage === '' ? {} : { VersionStage: stage }),
    ...(version === '' ? {} : { VersionId: version }),
  }
  return look(aws, {
    call: getSecretValue(input),
    absent,
    judge: ({ SecretString = '' }) =>
      key === '' || keysIn(SecretString).includes(key) ? fine : wrong(`it has no key \`${key}\``),
  })
}

function keysIn(text: string): readonly string[] {
  const value: unknown = /^\s*\{/.test(text) ? JSON.parse(text) : {}
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

/** The value of what is encrypted comes encrypted. */
async function inParameters(aws: Aws, valueFrom: string): Promise<Judgement> {
  const absent = 'there is no such parameter'
  return look(aws, {
    call: findParameters([valueFrom]),
    absent,
    judge: ({ InvalidParameters = [] }) => (InvalidParameters.length === 0 ? fine : wrong(absent)),
  })
}
