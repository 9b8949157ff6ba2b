/** What large input costs, in time of the processor: the kernel ends what takes more, however busy the machine is. */
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { command, folderWith } from './program.ts'

/** Runs the program with so many seconds of the processor, all its threads counted. */
function within(seconds: number, argv: readonly string[], directory: string) {
  const line = `ulimit -t ${seconds}; exec "$@"`
  return spawnSync('sh', ['-c', line, 'sh', ...command, ...argv], { cwd: directory, encoding: 'utf8' })
}

describe.skipIf(process.platform === 'win32')('seconds of the processor', () => {
  test('`policy lint` takes less than five for 20,000 statements', () => {
    const Statement = Array.from({ length: 20_000 }, (_, index) => ({
      Sid: `S${index}`,
      Effect: 'Allow',
      Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
      Resource: `arn:aws:ecs:eu-west-1:111122223333:service/app/web-${index}`,
      Condition: { StringEquals: { 'aws:ResourceTag/Team': `team-${index % 50}` } },
    }))
    const directory = folderWith({ 'policy.json': JSON.stringify({ Version: '2012-10-17', Statement }, null, 2) })
    const { status, signal, stdout } = within(5, ['policy', 'lint', 'policy.json'], directory)
    expect({ status, signal }).toEqual({ status: 1, signal: null })
    expect(stdout).toContain('POLICY_TOO_LONG')
  })
})
