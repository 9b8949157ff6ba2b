// Runs a module of ours in headless Chromium, Debian's where it is there: a page imports it, and posts what its default export gives.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

const SECONDS = 60

/** `files` are the scripts of the page by their names, `entry` the one whose default export is called. Gives its result as text. */
export async function resultInBrowser(files, entry) {
  const page = `<!DOCTYPE html><script type="module">
const told = (text) => fetch('/told', { method: 'POST', body: text })
try { told(await (await import('/${entry}')).default()) } catch (error) { told('error: ' + error?.stack) }
</script>`
  const answered = deferred()
  const server = createServer(async (request, response) => {
    const name = request.url?.slice(1) ?? ''
    if (request.method === 'POST') answered.resolve(await text(request))
    const body = name === '' ? page : (files[name] ?? '')
    response.setHeader('content-type', name === '' ? 'text/html' : 'text/javascript').end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-chromium-'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run']
  const address = `http://127.0.0.1:${server.address().port}/`
  const words = [...flags, `--user-data-dir=${folder}`, '--remote-debugging-port=0', address]
  const child = spawn(chromium, words, { stdio: 'ignore' })
  const timer = setTimeout(() => answered.reject(new Error(`the page told nothing for ${SECONDS} s`)), SECONDS * 1000)
  try {
    return await answered.promise
  } finally {
    clearTimeout(timer)
    child.kill()
    await once(child, 'close')
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/** As `Promise.withResolvers`, which came with Node.js 22. */
function deferred() {
  let ways = {}
  const promise = new Promise((resolve, reject) => {
    ways = { resolve, reject }
  })
  return { promise, ...ways }
}
