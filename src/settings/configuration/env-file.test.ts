import { describe, expect, test } from 'vitest'
import { projectPorts } from '../project.fixture.ts'
import { parseEnvFile, readEnvironment } from './env-file.ts'

describe('parseEnvFile() reads what go-envparse reads', () => {
  test.each<[string, Record<string, string>]>([
    ['A=1\nB=2', { A: '1', B: '2' }],
    ['A=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['export A=1', { A: '1' }],
    ['# comment\n\n  \nA = 1 ', { A: '1' }],
    ['A=', { A: '' }],
    ['A=a#b', { A: 'a' }],
    ['A=a b  # comment', { A: 'a b' }],
    ['A="a # b"', { A: 'a # b' }],
    ["A='x $y \\n'", { A: 'x $y \\n' }],
    ['A="a\\tb\\u00e9\\/"', { A: 'a\tbé/' }],
    ['A="\\ud83d\\ude00"', { A: '😀' }],
    ['A=pre"mid"\'post\'', { A: 'premidpost' }],
    ['A=$HOME', { A: '$HOME' }],
    ['A.B=1', { 'A.B': '1' }],
    ['A=1\nA=2', { A: '2' }],
    ['A=b=c', { A: 'b=c' }],
  ])('%j', (text, found) => {
    expect(parseEnvFile(text, 'a.env')).toEqual(found)
  })

  test.each([
    ['A', 'a line of an env file must be `KEY=VALUE`', 1],
    ['A=1\nA-B=2', 'what stands before `=` is no name for a variable', 2],
    ['\uFEFFA=1', 'what stands before `=` is no name for a variable', 1],
    ['export  A=1', 'what stands before `=` is no name for a variable', 1],
    ['A="x', 'a quoted value does not end', 1],
    ["A='x", 'a quoted value does not end', 1],
    ['A="\\x41"', 'a value in double quotes has an escape that JSON does not have', 1],
  ])('%j is refused', (text, message, line) => {
    expect(() => parseEnvFile(text, 'a.env')).toThrow(expect.objectContaining({ message, at: { file: 'a.env', line } }))
  })
})

test('readEnvironment() lets later files win over earlier ones and over the process', async () => {
  const ports = projectPorts({ 'a.env': 'A=a\nB=a', 'b.env': 'B=b' }, { A: 'process', C: 'process' })
  expect(await readEnvironment(ports, ['a.env', 'b.env'])).toEqual({ A: 'a', B: 'b', C: 'process' })
})
