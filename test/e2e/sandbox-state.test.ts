import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type MemoryFiles, memoryFiles } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

function run(files: MemoryFiles, line: string) {
  return runTestCommand(line.split(' '), { ...testPorts({ env: {} }), files, realNow: Date.now })
}

describe('the state of the sandbox', () => {
  const begun = async (changed: (name: string, text: string) => string) => {
    const memory = memoryFiles('/project', webProject)
    await run(memory, 'deploy --sandbox')
    for (const [name, content] of Object.entries(webProject))
      await memory.write(`/project/${name}`, changed(name, String(content)))
    return run(memory, 'wait --sandbox')
  }

  test.each([
    ['region', (_: string, text: string) => text.replaceAll('ap-northeast-1', 'eu-west-1')],
    ['account', (_: string, text: string) => text.replaceAll('111122223333', '999900001111')],
  ])('of another %s is not gone on with', async (what, change) => {
    const told = await begun(change)
    expect(told.stderr).toContain(`the ${what} is another one now (`)
    expect(told.stderr).toContain('service `web` does not exist')
  })

  test('is gone on with otherwise', async () => {
    expect(await begun((_, text) => text)).toMatchObject({ exitCode: 0 })
  })

  // Found by fuzzing: a sum that is right says who wrote last, and not that it makes sense.
  test('in which nobody may assume the role of the command says so', async () => {
    const memory = memoryFiles('/project', webProject)
    await run(memory, 'register --sandbox')
    const path = '/project/.ristretto/sandbox.json'
    const { snapshot } = JSON.parse(new TextDecoder().decode(await memory.read(path)))
    const text = JSON.stringify(snapshot).replace(':role/ristretto-sandbox"', ':ristretto-sandbox"')
    const sha256 = createHash('sha256').update(text).digest('hex')
    await memory.write(path, `{"sha256":"${sha256}","snapshot":${text}}\n`)
    const told = await run(memory, 'register --sandbox')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /^error: the sandbox's role `ristretto-sandbox` cannot be assumed: .*\nhint: .*sandbox reset/,
    )
  })

  test.each([
    ['a member that is gone', (state: string) => state.replace(/"taskRuns":\{[^}]*\},?/, '')],
    ['a member that is nothing', (state: string) => state.replace(/"deployments":\[.*?\]/, '"deployments":null')],
  ])('is kept aside where it is damaged: %s', async (_, damage) => {
    const memory = memoryFiles('/project', webProject)
    await run(memory, 'deploy --sandbox')
    const path = '/project/.ristretto/sandbox.json'
    const before = new TextDecoder().decode(await memory.read(path))
    const after = damage(before)
    expect(after).not.toBe(before)
    await memory.write(path, after)
    const told = await run(memory, 'deploy --sandbox')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain(`is kept as ${path}.corrupt`)
  })
})
