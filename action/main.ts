import { spawn } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { InputError, readInputs } from './inputs.ts'

/**
 * The GitHub Action: runs the program that lies beside it as a process of its own, so that a signal and a crash are the program's, and puts
 * it on PATH for the steps that follow. What the command says of its outcome (annotations, summary, outputs) it writes itself.
 */
const program = join(import.meta.dirname, 'ristretto.cjs')

/** An output of a step holds 1 MB at most in all; a policy or a definition has some kB. */
const LONGEST_OUTPUT = 64 * 1024

/** Adds lines to a file that GitHub names in a variable; a step that is run elsewhere has none. */
function addTo(variable: string, text: string): void {
  const file = process.env[variable]
  if (file) appendFileSync(file, text)
}

/** With a delimiter that the value does not hold, as GitHub asks for. */
function setOutput(name: string, value: string): void {
  const end = `end-of-${name}-${process.hrtime.bigint()}`
  addTo('GITHUB_OUTPUT', `${name}<<${end}\n${value}\n${end}\n`)
}

/** A folder with the commands `ristretto` and `ristretto-run`, for the steps that follow. */
function putOnPath(): void {
  const folder = join(process.env['RUNNER_TEMP'] ?? process.env['TMPDIR'] ?? '/tmp', 'ristretto-bin')
  mkdirSync(folder, { recursive: true })
  for (const name of ['ristretto', 'ristretto-run']) {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
    chmodSync(join(folder, name), 0o755)
    if (process.platform === 'win32')
      writeFileSync(join(folder, `${name}.cmd`), `@"${process.execPath}" "${program}" %*\r\n`)
  }
  addTo('GITHUB_PATH', `${folder}\n`)
  process.env['PATH'] = `${folder}${delimiter}${process.env['PATH'] ?? ''}`
}

/** An error as an annotation: line feeds and percent signs would end it. */
function fail(message: string): void {
  const escaped = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  process.stdout.write(`::error title=ristretto::${escaped}\n`)
  process.exitCode = 1
}

function run(argv: readonly string[], directory: string): void {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('INPUT_')))
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: directory,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk)
    if (printed.length < LONGEST_OUTPUT) printed += chunk.toString()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`the command cannot be started: ${error.message}`))
  child.on('close', (code) => {
    setOutput('exit-code', String(code ?? 1))
    setOutput('stdout', printed.slice(0, LONGEST_OUTPUT))
    process.exitCode = code ?? 1
  })
}

function main(): void {
  const { argv, directory } = readInputs(process.env)
  putOnPath()
  if (argv.length === 0) return
  const folder = resolve(process.env['GITHUB_WORKSPACE'] ?? '.', directory)
  if (!existsSync(folder))
    throw new InputError(
      `\`working-directory\` names \`${directory}\`, which is not there; check the repository out first`,
    )
  run(argv, folder)
}

try {
  main()
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}
