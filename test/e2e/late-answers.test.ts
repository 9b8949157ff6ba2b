import { expect, test } from 'vitest'
import type { Behaviour } from '../../src/sandbox/index.ts'
import { deployingStories, type FaultStory, otherStories, withEnvironment } from './fault-stories.ts'
import { createStage, type Stage, type Told } from './stage.ts'

// Whatever waits, or reads after a write, ends as it does where AWS is prompt: reads that lag behind writes, things that are not told of
// yet, log lines that come late.

const late: Behaviour = { rule: 'consistency', staleSeconds: 9, missingSeconds: 6, logSeconds: 12 }

/** The line of the story, in an account that answers at once, or late. */
async function play(story: FaultStory, isLate: boolean): Promise<{ readonly stage: Stage; readonly told: Told }> {
  const own: Behaviour = { startedBy: 'run', exitCode: 0, exitAfterSeconds: 4, logLines: ['begins', 'done'] }
  const stage = createStage({ ...story.stage, behaviours: isLate ? [own, late] : [own] })
  for (const [index, one] of story.prepare.entries()) {
    const { line, env } = withEnvironment(one)
    const told = await stage.asAdministrator(line, { env })
    expect(told.exitCode, `${one}: ${told.stderr}`).toBe(0)
    if (index === 0) await story.furnish?.(stage)
  }
  // What is under way since a moment ago is another program's: that much is told by the time the line is typed.
  stage.sandbox.clock.advance(10_000)
  const { line, env } = withEnvironment(story.line)
  return { stage, told: await stage.asAdministrator(line, { env }) }
}

const waiting = (name: string) =>
  /^(TAG=v2 )?(deploy|run|wait|scale|refresh|rollback|continue|deregister|delete|init)\b/.test(name)

/** What AWS carried out, and what is there in the end. */
function outcomeOf({ stage, told }: { readonly stage: Stage; readonly told: Told }): object {
  const services = stage.sandbox.perform('ecs:ListServices', { cluster: 'app' })
  return {
    exitCode: told.exitCode,
    writes: told.entries
      .filter(({ access, status }) => access === 'write' && status === 200)
      .map(({ operation }) => operation),
    output: told.stdout.match(/ (begins|done)$/gm),
    last: told.stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/[0-9a-f-]{32,36}|d-[A-Z0-9]+|ecs-svc\/\d+/g, 'ID'),
    services,
  }
}

const stories = [...deployingStories, ...otherStories].filter(
  ({ line }) => waiting(line) && !line.includes('--dry-run'),
)

test.each(stories.map((story) => [`${story.line} after ${story.prepare.join(', ') || 'nothing'}`, story] as const))(
  '%s',
  async (_, story) => {
    const prompt = await play(story, false)
    expect(prompt.told.exitCode, prompt.told.stderr).toBe(0)
    const behind = await play(story, true)
    expect(outcomeOf(behind), behind.told.stderr).toEqual(outcomeOf(prompt))
  },
)
