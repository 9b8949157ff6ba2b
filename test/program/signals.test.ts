/** Signals, while the program computes and hears nothing by its event loop: the last words of any other moment. */
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { ended, folderWith, isScript, start } from './program.ts'

/** Without an end. Templates, whose steps are limited, have theirs within a second or two. */
const endless = {
  'ecspresso.yml': 'region: eu-west-1\ncluster: app\nservice: web\ntask_definition: loop.jsonnet\n',
  'loop.jsonnet': 'local f(n) = if n < 0 then 0 else f(n + 1) tailstrict; { family: "web", value: f(0) }',
}

/** More than the program needs to start and to notice that it computes for long. */
const MILLISECONDS_UNTIL_BUSY = 2500

// Bun has no door to signals in a thread: there they end a program that computes at once.
describe.skipIf(!isScript)('while it is evaluated', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('Jsonnet hears %s', async (signal) => {
    const child = start(['render', 'taskdef', '--exit-codes'], { directory: folderWith(endless) })
    const told = ended(child)
    await setTimeout(MILLISECONDS_UNTIL_BUSY)
    child.kill(signal)
    const { exitCode, stderr } = await told
    expect(stderr).toMatch(/^error: interrupted \[INTERRUPTED\]\nhint: nothing more is sent/)
    expect(exitCode).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal])
  })

  test('the last event says so', async () => {
    const child = start(['register', '--dry-run', '--log-format', 'json'], { directory: folderWith(endless) })
    const told = ended(child)
    await setTimeout(MILLISECONDS_UNTIL_BUSY)
    child.kill('SIGTERM')
    const { stderr } = await told
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({ type: 'end', outcome: 'terminated' })
  })

  test('--timeout ends it', async () => {
    const child = start(['render', 'taskdef', '--timeout', '1s'], { directory: folderWith(endless) })
    const { exitCode, stderr } = await ended(child)
    expect(exitCode).toBe(1)
    expect(stderr).toContain('the files of the project are not evaluated within 1 s')
  })
})
