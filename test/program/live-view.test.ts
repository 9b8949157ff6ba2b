import { execFileSync, spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { command, folderWith } from './program.ts'

const hasTmux = spawnSync('tmux', ['-V']).status === 0
const family = 'production-recommendations-api-with-a-name-that-is-long'

/** A service of forty tasks under a long name, whose rollout takes some seconds of a terminal's sandbox. */
function longNames(): string {
  const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`
  return folderWith({
    'ecspresso.yml':
      'region: us-east-1\ncluster: app\nservice: web\nservice_definition: service.json\ntask_definition: task.json\n',
    'service.json': JSON.stringify({
      desiredCount: 40,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    }),
    'task.json': JSON.stringify({
      family,
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      executionRoleArn: role('web-execution'),
      containerDefinitions: [{ name: 'app', image: 'example.com/web:v1' }],
    }),
  })
}

/** A terminal of its own; what it shows is asked for, as a person would look. */
function terminal(columns: number, directory: string, line: string) {
  const socket = `ristretto-test-${process.pid}-${columns}`
  const tmux = (...argv: string[]) =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...argv], { encoding: 'utf8' })
  onTestFinished(() => void spawnSync('tmux', ['-L', socket, 'kill-server']))
  const shell = `cd '${directory}' && env -i PATH="$PATH" TERM=screen ${line}; echo "exit code $?"; exec sleep 60`
  tmux('new-session', '-d', '-x', String(columns), '-y', '30', shell)
  return {
    resize: (to: number) => tmux('resize-window', '-x', String(to)),
    lines: () =>
      tmux('capture-pane', '-p')
        .split('\n')
        .map((text) => text.trimEnd())
        .filter(Boolean),
    all: () =>
      tmux('capture-pane', '-p', '-J', '-S', '-')
        .split('\n')
        .map((text) => text.trimEnd())
        .filter(Boolean),
  }
}

async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = look()
    if (found !== undefined) return found
    await pause(100)
  }
  throw new Error('it was never seen')
}

const line = `${command.map((word) => `'${word}'`).join(' ')} deploy --sandbox --no-color`

describe.skipIf(!hasTmux)('the live view on a terminal (tmux)', () => {
  test.each([60, 80, 200])('keeps counts and shortens names at %i columns', async (columns) => {
    const screen = terminal(columns, longNames(), line)
    const seen = await eventually(() => screen.lines().find((text) => /^PRIMARY .* \d+\/40/.test(text)))
    expect(seen.length).toBeLessThanOrEqual(columns)
    expect(seen).toMatch(columns === 200 ? `${family}:1` : /^PRIMARY {2}produ\S*…\S*:1 /)
    const end = await eventually(() => (screen.lines().includes('exit code 0') ? screen.all() : undefined))
    // What was drawn is gone, and what was said stands there once.
    expect(end.filter((text) => text.startsWith('PRIMARY'))).toEqual([])
    expect(end.filter((text) => text.startsWith(`web runs ${family}:1`))).toHaveLength(1)
  })

  test('a window that is resized meanwhile leaves no copies behind', async () => {
    const screen = terminal(200, longNames(), line)
    for (const columns of [60, 120, 70]) {
      await eventually(() => screen.lines().find((text) => text.startsWith('PRIMARY')))
      screen.resize(columns)
      await pause(600)
      expect(screen.lines().filter((text) => text.startsWith('PRIMARY'))).toHaveLength(1)
    }
    const end = await eventually(() => (screen.lines().includes('exit code 0') ? screen.all() : undefined))
    expect(end.filter((text) => /PRIMARY|^waiting for/.test(text))).toEqual([])
  })
})
