import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluateToString, JsonnetError } from '../../src/jsonnet/index.ts'
import { renderTemplate, TemplateError } from '../../src/template/index.ts'
import { vectorFunctions } from './template-functions.ts'

/** Jsonnet is evaluated, its JSON text is a template, and what that gives must be JSON again: each step can fail. */
const folder = new URL('pipeline/', import.meta.url)
const files = readdirSync(folder)
const names = files.filter((file) => file.endsWith('.jsonnet')).map((file) => file.slice(0, -'.jsonnet'.length))

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** Go's decoder is what std.parseJson speaks like. */
function checkJson(text: string): string {
  try {
    evaluateToString("std.parseJson(std.extVar('text'))", { extStr: { text } })
    return text
  } catch (error) {
    if (!(error instanceof JsonnetError)) throw error
    return `json: ${error.reason.replace('failed to parse JSON: ', '')}\n`
  }
}

function run(name: string): string {
  const env: Record<string, string> = JSON.parse(read(`${name}.env.json`))
  const text = evaluateToString(read(`${name}.jsonnet`), { filename: `${name}.jsonnet` })
  try {
    return checkJson(renderTemplate(text, { name: 'conf', env, functions: vectorFunctions() }))
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const step = error.code === 'TEMPLATE_PARSE' ? 'config parse by template failed' : 'template attach failed'
    return `template: ${step}: ${error.message}\n`
  }
}

describe('evaluated, then rendered', () => {
  test.each(names)('%s', (name) => {
    expect(run(name)).toBe(read(files.includes(`${name}.out`) ? `${name}.out` : `${name}.err`))
  })
})
