// A running Caseway for tests: a demonstration council in a folder of its own, and servers started on it.
//
//   const data = makeCouncil(program, { people: 40 })
//   const server = await serve(program, data)               // port 0: a free one
//   server.base -> 'https://127.0.0.1:40123'; server.links.get('adviser') -> a one-use sign-in link
//   await server.stop(); removeCouncil(data)
//
// serve({ tracer: ['strace', '-D', ...] }) starts it beneath another program that runs it as its own process.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'

// Runs the program to its end; its standard output. Throws with what it said when the status is not 0.
export function runOnce(program, args) {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: 300000, maxBuffer: 1 << 26 })
  if (done.status !== 0) throw new Error(`caseway ${args.join(' ')}: ${done.stdout}${done.stderr || done.error}`)
  return done.stdout
}

export function makeCouncil(program, { people = 40, seed = 3, now = undefined, parent = tmpdir() } = {}) {
  const data = mkdtempSync(join(parent, 'caseway-council-'))
  const clock = now ? ['--now', now] : []
  runOnce(program, ['init', '--data', data, '--demonstration', ...clock])
  runOnce(program, ['demo', 'load', '--data', data, '--people', String(people), '--seed', String(seed), ...clock])
  return data
}

export const removeCouncil = (data) => rmSync(data, { recursive: true, force: true })

export async function freePort() {
  const probe = createServer()
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}

// Whatever a failed test left running ends with us.
const running = new Set()
process.once('exit', () => running.forEach((each) => each.kill('SIGKILL')))

// What a busy machine does not stretch.
function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

// Whether the machine has other work for all its cores: then the clock says little about us.
export const isBusy = () => loadavg()[0] > 2 * cpus().length

// Holds a start to a limit by the clock, or on a busy machine by the processor alone.
export function startedWithin(server, limit) {
  const said = `${server.startedIn} ms by the clock, ${server.startedWith} ms of the processor`
  const held = isBusy() ? server.startedWith : server.startedIn
  if (held > limit) throw new Error(`the start took ${said}`)
  return said
}

class Served {
  constructor(child, said, startedIn) {
    this.process = child
    this.startedIn = Math.round(startedIn) // milliseconds until it said it serves
    this.startedWith = processorTime(child.pid) // milliseconds of the processor until then
    this.base = said.match(/Caseway serves (\S+)/)[1]
    this.links = new Map([...said.matchAll(/^ {2}(\S+)\s+(https:\S+)$/gm)].map(([, role, link]) => [role, link]))
    this.ended = endOf(child)
  }

  // The exit status, or the signal's name.
  async end(signal) {
    this.process.kill(signal)
    return this.ended
  }

  stop() {
    return this.end('SIGTERM')
  }
}

const endOf = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? child.signalCode)
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })

// Starts it without waiting: { process, ready }, where ready is a Served or fails with what was said instead.
export function begin(program, data, { port = 0, now = undefined, tracer = [], faults = 'inherit' } = {}) {
  const started = performance.now()
  const command = [...tracer, program, 'serve', '--data', data, '--port', String(port), ...(now ? ['--now', now] : [])]
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', faults] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const ready = new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (bytes) => {
      text += bytes
      if (text.includes('Press Ctrl+C')) resolve(new Served(child, text, performance.now() - started))
    })
    child.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}: ${text}`)))
    child.once('error', reject)
  })
  return { process: child, ready }
}

export const serve = (program, data, options) => begin(program, data, options).ready
