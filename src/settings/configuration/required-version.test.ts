import { describe, expect, test } from 'vitest'
import { lines } from '../../compat/index.ts'
import { fulfils } from './required-version.ts'

describe('fulfils() decides as hashicorp/go-version', () => {
  test.each([
    ['>=2.0.0, <3', '2.8.7', true],
    ['>= 2.0.0, < 2.8.7', '2.8.7', false],
    ['~> 2.3', '2.8.7', true],
    ['~> 2.3', '3.0.0', false],
    ['~> 2.3.0', '2.4.0', false],
    ['~> 2.3.0', '2.3.9', true],
    ['~> 2', '3.0.0', true],
    ['!= 2.3.1', '2.3.1', false],
    ['!= 2.3.1', '2.8.7', true],
    ['2', '2.0.0', true],
    ['2', '2.8.7', false],
    ['v2.8.7', '2.8.7', true],
    ['= 2.8.7.0', '2.8.7', true],
    ['>= 02.8', '2.8.7', true],
    ['> 2.8.7-beta1', '2.8.7', true],
    ['>= 2.3.1-beta1', '2.3.1-beta2', true],
    ['>= 2.3.1-beta1', '2.4.0-beta1', false],
    ['>= 2.3.0', '2.3.1-beta1', false],
    ['< 2.3.1-beta.11', '2.3.1-beta.2', true],
    ['= 2.8.7+build', '2.8.7', true],
  ])('%s of %s: %s', (constraints, version, holds) => {
    expect(fulfils(constraints, version)).toBe(holds)
  })

  test.each(['^2', '2.x', '*', '>=2 <3', '1 || 2', '== 2', '', '>= 2,', 'latest'])('%j is malformed', (constraints) => {
    expect(fulfils(constraints, '2.8.7')).toBeUndefined()
  })

  test('the versions that we follow are some', () => {
    for (const { version } of Object.values(lines)) expect(fulfils(`= ${version}`, version)).toBe(true)
  })
})
