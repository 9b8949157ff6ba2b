/**
 * Where the built program begins. What Node.js is too old for would end in a syntax error far from its cause: this file is read by old ones
 * as well, and loads the rest where it can run.
 */
const OLDEST = [20, 19] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) import('./main.ts')
else {
  process.stderr.write(
    `error: ristretto needs Node.js ${OLDEST.join('.')} or newer; this is ${process.versions.node} (${process.execPath})\n`,
  )
  process.exitCode = 1
}
