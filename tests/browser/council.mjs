// A running Caseway for browser checks: a demonstration council in a folder of its own, served on a free port.
//
//   const council = await startCouncil('build/test/app/caseway', { people: 40 })
//   const page = await council.signIn(browser, 'social-worker')
//   await council.stop()
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function runOnce(program, args) {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: 300000 })
  if (done.status !== 0) throw new Error(`caseway ${args.join(' ')}: ${done.stderr || done.error}`)
  return done.stdout
}

export async function startCouncil(program, { people = 40, seed = 3 } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'caseway-council-'))
  runOnce(program, ['init', '--data', data, '--demonstration'])
  runOnce(program, ['demo', 'load', '--data', data, '--people', String(people), '--seed', String(seed)])
  const server = spawn(program, ['serve', '--data', data, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await new Promise((resolve, reject) => {
    let text = ''
    server.stdout.on('data', (bytes) => {
      text += bytes
      if (text.includes('Press Ctrl+C')) resolve(text)
    })
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)))
  })
  const links = new Map([...said.matchAll(/^ {2}(\S+)\s+(https:\S+)$/gm)].map(([, role, link]) => [role, link]))
  return {
    base: said.match(/Caseway serves (\S+)/)[1],
    links,
    async signIn(browser, role) {
      const page = await browser.open(links.get(role))
      await page.getByRole('button', { name: /^Sign in as/ }).click()
      return page
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.removeAllListeners('exit')
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await Promise.race([gone, ended])
      rmSync(data, { recursive: true, force: true })
    },
  }
}
