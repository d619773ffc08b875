// Issue 2, row 10: nothing is acknowledged before it is on the disk, seen from outside by strace; and a disk that can no
// longer be trusted ends the server.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCouncil, removeCouncil, runOnce, serve } from '../support/served_council.mjs'
import { Visitor } from '../support/visitor.mjs'
import { contact, faultsIn, markInError, mustSend, NOON, note, send, startScreening } from '../support/office.mjs'
import { injecting, readCalls, watching } from '../support/strace.mjs'

const MOVES = 200
const WRITERS = ['adviser', 'senior']
const NETWORK = ['read', 'readv', 'recvmsg', 'recvfrom', 'write', 'writev', 'sendmsg', 'sendto']

// What a connection said, one entry for each answer: the line its request had been read by, the line the answer began on.
function exchanges(calls, port) {
  const found = []
  let read = null
  const ours = calls.filter((call) => NETWORK.includes(call.name) && call.path.includes(`:${port}]`))
  for (const call of ours.sort((a, b) => a.begun - b.begun)) {
    const reads = call.name.startsWith('r')
    if (reads && call.result > 0) read = call.ended
    if (reads || read === null) continue
    found.push({ read, answered: call.begun })
    read = null
  }
  return found
}

// The commit of each move: its pages written to the log, and the log synced, between the request and the answer.
function unsynced(calls, port, moves) {
  const wal = calls.filter((call) => call.path.endsWith('caseway.db-wal'))
  const writes = wal.filter((call) => call.name === 'pwrite64')
  const syncs = wal.filter((call) => call.name === 'fdatasync' && call.result === 0)
  const answers = exchanges(calls, port).slice(-moves)
  equal(answers.length, moves, 'every move was seen')
  return answers.filter(({ read, answered }) => {
    const written = writes.find((call) => call.begun > read)
    return !written || !syncs.some((call) => call.begun > written.ended && call.ended < answered)
  })
}

async function moveAll(program, data, trace) {
  const names = ['fdatasync', 'pwrite64', ...NETWORK]
  const server = await serve(program, data, { now: NOON, tracer: watching(trace, names) })
  const writers = await Promise.all(WRITERS.map((role) => Visitor.signIn(server.links.get(role))))
  const each = MOVES / WRITERS.length
  const ports = []
  await Promise.all(
    writers.map(async (writer) => {
      const cases = []
      for (let i = 0; i < each / 2; ++i) cases.push((await mustSend(writer, contact(`to be moved ${i}`))).casePath)
      for (const casePath of cases) {
        await mustSend(writer, startScreening(casePath))
        await mustSend(writer, markInError(casePath))
      }
      ports.push(writer.port)
    }),
  )
  writers.forEach((writer) => writer.leave())
  equal(await server.stop(), 0)
  return ports
}

// Notes one after another by each writer until the server is gone.
async function noteUntilGone(writers, casePath) {
  const sent = []
  await Promise.all(
    writers.map(async (writer, w) => {
      for (let i = 0; i < 200; ++i) {
        const deed = note(casePath, `note ${i} of writer ${w}`)
        sent.push(deed)
        try {
          await send(writer, deed)
        } catch {
          return
        }
        deed.at = performance.now()
      }
    }),
  )
  return sent
}

async function failingSync(program, data, trace, when) {
  const server = await serve(program, data, { now: NOON, tracer: injecting(trace, `fdatasync:error=EIO:delay_enter=200000:when=${when}`, ['sendmsg']), faults: 'ignore' })
  const writers = await Promise.all(WRITERS.map((role) => Visitor.signIn(server.links.get(role))))
  const { casePath } = await mustSend(writers[0], contact('before the disk fails'))
  const sent = await noteUntilGone(writers, casePath)
  const status = await server.ended
  writers.forEach((writer) => writer.leave())
  equal(status, 70, 'the server ended by itself, saying that it failed')
  const calls = readCalls(trace)
  const failed = calls.find((call) => call.path.endsWith('-wal') && call.result < 0)
  ok(failed, 'the sync was made to fail')
  // It took 200 ms to fail: answers of commits before it were long on their way.
  deepEqual(calls.filter((call) => call.name === 'sendmsg' && call.begun > failed.ended), [], 'nothing was said after it')
  const acknowledged = sent.filter((each) => each.acknowledged)
  ok(acknowledged.length > 0 && acknowledged.length < sent.length)
  deepEqual(faultsIn(data, sent), [])
  runOnce(program, ['verify', '--data', data])
  return `${acknowledged.length} of ${sent.length} acknowledged, status ${status}`
}

export async function syncs(program, tally) {
  const data = makeCouncil(program, { people: 20, now: NOON })
  const traces = mkdtempSync(join(tmpdir(), 'caseway-traces-'))
  await tally.test(`strace over ${MOVES} moves: the log is written and synced before each 303 is begun`, async () => {
    const trace = join(traces, 'moves')
    const ports = await moveAll(program, data, trace)
    const calls = readCalls(trace)
    for (const port of ports) deepEqual(unsynced(calls, port, MOVES / WRITERS.length), [])
    const blind = calls.filter((call) => call.name !== 'fdatasync')
    equal(unsynced(blind, ports[0], MOVES / WRITERS.length).length, MOVES / WRITERS.length, 'a missing sync would be seen')
    const count = calls.filter((call) => call.name === 'fdatasync' && call.path.endsWith('-wal')).length
    return `${count} syncs of the log in all`
  })
  await tally.test('when every sync fails from some moment on, nothing more is acknowledged and the server ends with a failure', () =>
    failingSync(program, data, join(traces, 'always'), '60+'))
  await tally.test('when one sync fails and the next would not, the server ends all the same', () =>
    failingSync(program, data, join(traces, 'once'), '50'))
  rmSync(traces, { recursive: true, force: true })
  removeCouncil(data)
}
