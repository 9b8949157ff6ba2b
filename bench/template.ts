/**
 * The template engine, warm: parse and render, as ratios to Go's own engine in the same run (where there is a Go toolchain)
 * and to JSON.parse of the output. Also the first render in this process, cold.
 *
 *   npm run bench:template
 *
 * Run it from the root of the repository.
 */
import { resolve } from 'node:path'
import { parseTemplate, type TemplateFunctions } from '../src/template/index.ts'
import { findGo } from '../test/peers/find-peer.ts'
import { buildGoEngine } from '../test/peers/go-template/go-engine.ts'

const ENVIRONMENT = { NAME: 'web', STAGE: 'production', TAG: 'v1.2.3' }
const EXT = { list: ['a', 'b', 'c', 'd'], port: 8080, subnets: { a: 'subnet-1', b: 'subnet-2' } }
const FUNCTIONS: TemplateFunctions = {
  ext: { parameters: ['string'], call: (name: keyof typeof EXT) => EXT[name] },
}

/** One container of a task definition: ten lines, three actions. */
function container(index: number): string {
  return `    {
      "name": "{{ must_env \`NAME\` }}-${index}",
      "image": "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/web:{{ env \`TAG\` \`latest\` }}",
      "essential": ${index === 0},
      "cpu": 256,
      "memory": 512,
      "portMappings": [{ "containerPort": 8080, "protocol": "tcp" }],
      "environment": [{ "name": "STAGE", "value": "{{ must_env \`STAGE\` | json_escape }}" }],
      "readonlyRootFilesystem": true
    }`
}

/** 200 lines with 60 actions. */
function taskDefinition(): string {
  const containers = Array.from({ length: 20 }, (_, index) => container(index)).join(',\n')
  return `{\n  "family": "web",\n  "containerDefinitions": [\n${containers}\n  ]\n}\n`
}

/** 1 MB with 10,000 actions of all sorts. */
function largeText(): string {
  const kinds = [
    '{{ must_env `NAME` }}',
    '{{ env `TAG` `latest` | json_escape }}',
    '{{ printf "%s-%03d" "item" 7 }}',
    '{{ if eq (env `STAGE`) "production" }}p{{ else }}q{{ end }}',
    '{{ index (ext "list") 2 }}',
    '{{ (ext "subnets").b }}',
    '{{ range $i, $v := ext "list" }}{{ $i }}{{ $v }}{{ end }}',
    '{{ len "abc" }}',
  ]
  // An if counts as three actions and this range as four, so 10,000 delimiters are reached with fewer rounds.
  let text = '['
  let actions = 0
  for (let i = 0; actions < 10_000; i++) {
    const kind = kinds[i % kinds.length] ?? ''
    actions += kind.split('{{').length - 1
    text += `"${'x'.repeat(128)} ${kind}",\n`
  }
  return `${text}"${'y'.repeat(Math.max(0, 1_000_000 - text.length - 3))}"]`
}

function measure(source: string, repeat: number): { parse: number; render: number; json: number; output: string } {
  // The median, as on Go's side: what else the machine does in between must not count.
  const time = (work: () => void): number => {
    const times = Array.from({ length: repeat }, () => {
      const start = performance.now()
      work()
      return performance.now() - start
    }).sort((a, b) => a - b)
    return times[repeat >> 1] ?? 0
  }
  const template = parseTemplate(source, { functions: FUNCTIONS })
  const output = template.render({ env: ENVIRONMENT }).text
  const work = () => template.render({ env: ENVIRONMENT }).text
  for (let i = 0; i < repeat; i++) work()
  const parse = time(() => parseTemplate(source, { functions: FUNCTIONS }))
  return { parse, render: time(work), json: time(() => JSON.parse(output)), output }
}

const sources = [
  { name: '200 lines, 60 actions', source: taskDefinition(), repeat: 2000 },
  { name: '1 MB, 10,000 actions', source: largeText(), repeat: 30 },
]
const [small] = sources
const start = performance.now()
parseTemplate(small?.source ?? '', { functions: FUNCTIONS }).render({ env: ENVIRONMENT })
console.log(`first render in this process: ${(performance.now() - start).toFixed(1)} ms`)

const toolchain = findGo()
const engine =
  'missing' in toolchain ? undefined : buildGoEngine(toolchain.program, resolve('test/peers/go-template/main.go'))
for (const { name, source, repeat } of sources) {
  const ours = measure(source, repeat)
  const total = ours.parse + ours.render
  const round = (value: number): string => value.toFixed(3)
  console.log(`${name} (${source.length} characters, ${source.split('\n').length} lines)`)
  console.log(
    `  parse ${round(ours.parse)} ms, render ${round(ours.render)} ms, ${round(total / ours.json)} x JSON.parse of the output`,
  )
  const [go] = engine?.render([{ source, env: ENVIRONMENT, repeat }], EXT) ?? []
  if (go === undefined) {
    console.log('  skipped: no go')
    continue
  }
  const theirs = go.parseMs + go.execMs
  const same = Buffer.from(go.out ?? '', 'base64').toString() === ours.output
  console.log(
    `  Go: parse ${round(go.parseMs)} ms, render ${round(go.execMs)} ms; we take ${round(total / theirs)} x Go's time`,
  )
  if (!same) console.log('  THE OUTPUTS DIFFER')
}
engine?.remove()
