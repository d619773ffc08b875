// Starting and ending: a second start is quick, the port is there before the record, what is asked meanwhile is told to
// wait, an end finishes what is under way, and the sessions of yesterday are gone.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { begin, freePort, makeCouncil, removeCouncil, serve, startedWithin } from '../support/served_council.mjs'
import { Visitor } from '../support/visitor.mjs'
import { contact, faultsIn, mustSend, NOON, note, send } from '../support/office.mjs'
import { rows } from '../support/record.mjs'
import { injecting } from '../support/strace.mjs'

const NEXT_DAY = '2026-11-19T12:00'
const serveOnce = (program, data, port) => spawnSync(program, ['serve', '--data', data, '--port', String(port)], { encoding: 'utf8', timeout: 20_000 })

async function secondStart(program, data) {
  const server = await serve(program, data, { now: NOON })
  const visitor = new Visitor(server.base)
  equal((await visitor.get('/sign-in')).status, 200)
  visitor.leave()
  equal(await server.stop(), 0)
  return startedWithin(server, 1000)
}

// Every answer from the first moment on, until a page comes.
async function askUntilServed(port) {
  const visitor = new Visitor(`https://127.0.0.1:${port}`)
  const waiting = []
  for (;;) {
    const answer = await visitor.get('/sign-in').catch(() => null)
    if (answer?.status === 200) break
    if (answer) waiting.push(answer)
    await pause(20)
  }
  visitor.leave()
  return waiting
}

async function askWhileStarting(program, data) {
  const port = await freePort()
  const trace = join(data, 'trace')
  const slow = [...injecting(trace, 'openat:delay_enter=1500000:when=1'), '-P', join(data, 'caseway.db')]
  const { ready } = begin(program, data, { now: NOON, port, tracer: slow })
  const waiting = await askUntilServed(port)
  const server = await ready
  ok(waiting.length > 5, `asked ${waiting.length} times before it was ready`)
  deepEqual([...new Set(waiting.map((each) => each.status))], [503])
  match(waiting[0].text, /Caseway is starting/)
  ok(Number(waiting[0].headers['retry-after']) > 0)
  equal(await server.stop(), 0)
  rmSync(trace)
}

async function endUnderWay(program, data) {
  const trace = join(data, 'trace')
  const server = await serve(program, data, { now: NOON, tracer: injecting(trace, 'fdatasync:delay_enter=400000:when=24+') })
  const roles = ['adviser', 'senior', 'team-manager', 'access-manager']
  const visitors = []
  for (const role of roles) visitors.push(await Visitor.signIn(server.links.get(role)))
  const { casePath } = await mustSend(visitors[0], contact('before the end'))
  const deeds = visitors.map((_, i) => note(casePath, `under way ${i}`))
  const answers = visitors.map((visitor, i) => send(visitor, deeds[i]))
  await pause(150)
  const ended = server.stop()
  await Promise.all(answers)
  deepEqual(deeds.map((each) => each.status), [303, 303, 303, 303])
  equal(await ended, 0)
  deepEqual(faultsIn(data, deeds), [])
  visitors.forEach((each) => each.leave())
  await rejects(visitors[0].get('/work'), /ECONNREFUSED/)
  rmSync(trace)
}

async function sweepOldSessions(program, data) {
  const today = await serve(program, data, { now: NOON })
  const adviser = await Visitor.signIn(today.links.get('adviser'))
  await today.stop()
  const kept = () => rows(data, 'SELECT count(*) AS n FROM session')[0].n
  ok(kept() >= 1, 'a session outlives the server')
  const again = await serve(program, data, { now: NOON })
  adviser.moveTo(again.base)
  equal((await adviser.get('/work')).status, 200)
  ok(kept() >= 1, 'a living session is not swept')
  await again.stop()
  const tomorrow = await serve(program, data, { now: NEXT_DAY })
  for (let i = 0; i < 100 && kept() > 0; ++i) await pause(50)
  equal(kept(), 0)
  adviser.moveTo(tomorrow.base)
  equal((await adviser.get('/work')).status, 303)
  adviser.leave()
  await tomorrow.stop()
}

export async function starting(program, tally) {
  const data = makeCouncil(program, { people: 40, now: NOON })
  await tally.test('a second start of a council serves within a second', () => secondStart(program, data))
  await tally.test('while the record is being opened every request is told to come back, then the pages are there', () => askWhileStarting(program, data))
  await tally.test('a port that another server has is said at once, and a folder that is in use too', async () => {
    const server = await serve(program, data, { now: NOON })
    const taken = serveOnce(program, data, new URL(server.base).port)
    deepEqual([taken.status, /^Port \d+ on 127\.0\.0\.1 is in use by another program\./.test(taken.stderr)], [1, true], taken.stderr)
    const held = serveOnce(program, data, 0)
    deepEqual([held.status, /is in use by process \d+/.test(held.stderr)], [1, true], held.stderr)
    equal(await server.stop(), 0)
  })
  await tally.test('a folder without a record is refused with the command that makes one, and nothing is made there', () => {
    const empty = join(data, 'nothing')
    const refused = serveOnce(program, empty, 0)
    deepEqual([refused.status, refused.stdout], [1, ''])
    match(refused.stderr, /^There is no database in .*nothing\. Make one with: caseway init --data /)
    ok(!existsSync(empty))
  })
  await tally.test('told to end, the server answers what is under way, keeps it, and takes nothing new', () => endUnderWay(program, data))
  await tally.test('sessions that ended by time are removed, living ones are not', () => sweepOldSessions(program, data))
  removeCouncil(data)
}
