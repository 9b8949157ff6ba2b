/** The whole of what the reporters for people write, of a deployment that goes well and of one that fails. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { testScreen } from '../support/screen.ts'
import { balancedStage } from './balanced-stage.ts'
import type { RunOptions, Told } from './stage.ts'

const crash = [{ image: '*:v2', crashAfterSeconds: 1, exitCode: 1, logLines: ['starting', 'no DATABASE_URL'] }]
const deployments = {
  'goes well': { env: { TAG: 'v3' }, exitCode: 0 },
  fails: { env: { TAG: 'v2' }, exitCode: 1 },
} as const

async function deploy(how: keyof typeof deployments, options: RunOptions = {}): Promise<Told> {
  const { env, exitCode } = deployments[how]
  const stage = await balancedStage({ behaviours: crash })
  const told = await stage.run('deploy', { ...options, env: { ...env, ...options.env } })
  expect(told.exitCode, told.stderr).toBe(exitCode)
  return told
}

/** Ids, digests, addresses and times differ from run to run; they keep their widths, by which lines are broken. */
function normal(text: string): string {
  return text
    .replace(/sha256:[0-9a-f]{64}/g, `sha256:${'D'.repeat(64)}`)
    .replace(/[0-9a-f]{32}/g, 'T'.repeat(32))
    .replace(/ecs-svc\/\d+/g, `ecs-svc/${'N'.repeat(19)}`)
    .replace(/\b10(\.\d+){3}\b/g, '10.0.0.0')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-MM-DDTHH:MM:SS.000Z')
}

/** What stood there at the end of each look, without the seconds; each view once in a row. */
function viewsOf({ drawn }: Told): string[] {
  const looks = drawn.flatMap((view) => {
    const [look, ...rest] = view.split(/\nwaiting for .*$/)
    return rest.length === 0 || look === undefined ? [] : [look]
  })
  return looks.filter((view, i) => view !== looks[i - 1])
}

describe.each(['goes well', 'fails'] as const)('a deployment that %s', (how) => {
  test('as plain lines', async () => {
    const told = await deploy(how)
    expect(told.stdout).toBe('')
    expect(normal(told.stderr)).toMatchSnapshot()
  })

  test.each([60, 80, 200])('on a terminal of %i columns', async (columns) => {
    const screen = testScreen(columns, 40)
    const told = await deploy(how, { screen, env: { NO_COLOR: '1' } })
    for (const line of told.drawn.flatMap((view) => view.split('\n'))) expect(line.length).toBeLessThanOrEqual(columns)
    // Each drawing takes the place of the one before: the window shows one view, below what has scrolled by.
    told.frames.forEach((frame, i) => {
      const count = (text: string) => text.match(/^PRIMARY /gm)?.length ?? 0
      expect(count(frame)).toBe(count(told.drawn[i] ?? ''))
    })
    // At the end the view is gone, and the same lines stand there as on a pipe.
    const rest = screen.all().trimEnd()
    expect(rest).not.toMatch(/^(PRIMARY|ACTIVE|targets) /m)
    expect(normal(viewsOf(told).join('\n--\n'))).toMatchSnapshot('views')
    if (columns === 200) expect(normal(rest)).toMatchSnapshot('the end')
  })

  test('under Buildkite, with its agent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'buildkite-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const agent = join(folder, 'buildkite-agent')
    await writeFile(agent, '#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/argv"\ncat > "$(dirname "$0")/text"\n')
    await chmod(agent, 0o755)
    vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`)
    onTestFinished(() => void vi.unstubAllEnvs())
    const told = await deploy(how, { env: { BUILDKITE: 'true' } })
    const written = async (name: string) => normal(await readFile(join(folder, name), 'utf8'))
    expect(normal(told.stderr)).toMatchSnapshot('standard error')
    expect(await written('argv')).toMatchSnapshot('annotate')
    expect(await written('text')).toMatchSnapshot('annotation')
  })
})
