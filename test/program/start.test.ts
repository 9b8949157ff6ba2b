import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from './program.ts'

// Seconds are the machine's; the bytes of code that a start reads are ours, and V8 looks at each of them once. `npm run bench` has seconds.
const bundle = join(import.meta.dirname, '../../dist/ristretto.cjs')

const files = {
  'ecspresso.json': JSON.stringify({
    region: 'ap-northeast-1',
    cluster: 'app',
    service: 'web',
    service_definition: 'service.json',
    task_definition: 'task.json',
  }),
  'service.json': JSON.stringify({ desiredCount: 1, launchType: 'EC2' }),
  'task.json': JSON.stringify({
    family: 'web',
    containerDefinitions: [{ name: 'app', image: 'example.com/web:{{ env `TAG` `v1` }}', memory: 64 }],
  }),
  // Tells at the end which files of ours were read.
  'trace.cjs': `
    const { statSync, writeSync } = require('node:fs')
    process.on('exit', () => {
      const ours = Object.keys(require.cache).filter((file) => file.includes('/dist/'))
      writeSync(2, '\\nread: ' + ours.reduce((sum, file) => sum + statSync(file).size, 0))
    })`,
}

function bytesReadBy(line: string): number {
  const { stderr } = spawnSync(process.execPath, ['-r', './trace.cjs', bundle, ...line.split(' ')], {
    cwd: folderWith(files),
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret-example',
      // Nothing listens there: all that a first call reads is read by then, and the words for its failure.
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    },
  })
  return Number(/read: (\d+)$/.exec(stderr)?.[1])
}

test.each([
  ['version', 125_000],
  ['render taskdef servicedef', 310_000],
  ['deploy --dry-run', 550_000],
])('%s reads at most %i bytes of code', (line, most) => {
  const bytes = bytesReadBy(line)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(most)
})
