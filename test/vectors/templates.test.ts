import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { renderTemplate, TemplateError } from '../../src/template/index.ts'
import { vectorFunctions } from './template-functions.ts'

const folder = new URL('templates/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.tmpl'))
  .map((file) => file.slice(0, -'.tmpl'.length))

/** Where the engines differ, the newer one counts; where only the older one was asked, these are what changed since. */
const CHANGED_SINCE_1_19: Readonly<Record<string, string>> = {
  'if-10': 'b bb',
}

describe('templates as Go renders them', () => {
  test.each(names)('%s', (name) => {
    const source = read(`${name}.tmpl`)
    const env: Record<string, string> = JSON.parse(read(`${name}.env.json`))
    const run = () => renderTemplate(source, { env, functions: vectorFunctions() })
    const version = existsSync(file(`${name}.go1.25.out`)) || existsSync(file(`${name}.go1.25.err`)) ? '1.25' : '1.19'
    const changed = CHANGED_SINCE_1_19[name]
    if (changed !== undefined) {
      expect(run()).toBe(changed)
    } else if (existsSync(file(`${name}.go${version}.out`))) {
      expect(run()).toBe(read(`${name}.go${version}.out`))
    } else {
      const text = read(`${name}.go${version}.err`).replace(/\n$/, '')
      expectFailure(run, source, text)
    }
  })
})

/** The error has Go's text, and its place is Go's. */
function expectFailure(run: () => string, source: string, text: string): void {
  const expected = text.replace(/^(config parse by template|template attach) failed: /, '')
  const error = failureOf(run)
  expect(error.message).toBe(expected)
  const place = /^template: conf:(\d+)(?::(\d+))?:/.exec(expected)
  expect(error.line).toBe(Number(place?.[1]))
  expect(error.code).toBe(text.startsWith('config parse') ? 'TEMPLATE_PARSE' : 'TEMPLATE_EXECUTE')
  if (place?.[2] === undefined) return
  const line = Buffer.from(source.split('\n')[error.line - 1] ?? '')
  expect(error.column).toBe([...line.subarray(0, Number(place[2])).toString()].length + 1)
}

function failureOf(run: () => string): TemplateError {
  try {
    run()
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error('it rendered')
}

function read(name: string): string {
  return readFileSync(file(name), 'utf8')
}

function file(name: string): URL {
  return new URL(name, folder)
}
