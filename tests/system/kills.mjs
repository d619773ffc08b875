// Issue 2, row 9: kill -9 at random under load. Every acknowledged write is there once, none is half there, and a writer
// who never got an answer sends the same form again and has one entry.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { makeCouncil, removeCouncil, runOnce, serve, startedWithin } from '../support/served_council.mjs'
import { Visitor } from '../support/visitor.mjs'
import { contact, faultsIn, markInError, NOON, note, send, startScreening, typing } from '../support/office.mjs'
import { rows } from '../support/record.mjs'
import { Chance, seedOfRun } from '../support/random.mjs'

const ROUNDS = Number(process.env.CASEWAY_KILLS ?? 50)
const ROLES = ['adviser', 'senior', 'team-manager', 'access-manager']
const LONGEST_START = 5000

// Writes until the connection is lost. What was sent is in `sent`, the last of it perhaps unanswered.
async function write(visitor, sent, round) {
  const next = async (deed) => {
    sent.push(Object.assign(deed, { visitor }))
    await send(visitor, deed)
    ok(deed.acknowledged, `${deed.kind} was answered ${deed.status}`)
    return deed
  }
  for (let i = 0; ; ++i) {
    const { casePath } = await next(contact(`round ${round} call ${i}`))
    await next(note(casePath, `round ${round} first note ${i}`))
    await next(typing(casePath, `round ${round} typed by ${visitor.name} ${i}`))
    await next(startScreening(casePath))
    await next(note(casePath, `round ${round} second note ${i}`))
    await next(markInError(casePath))
  }
}

const isConnectionLost = (fault) => /ECONNRESET|ECONNREFUSED|EPIPE|socket hang up|cut off|closed|disconnected/.test(String(fault))

// Kills after so many answers and some milliseconds more, which falls anywhere in the work of the four.
async function loadUntilKilled(server, visitors, round, { answers, more }) {
  const sent = visitors.map(() => [])
  const lost = visitors.map((visitor, i) =>
    write(visitor, sent[i], round).catch((fault) => {
      if (!isConnectionLost(fault)) throw fault
    }),
  )
  let over = false // the server ended by itself: the kill below will say so
  const writing = Promise.all(lost).then(() => {
    over = true
  })
  const enough = () => over || sent.flat().filter((each) => each.acknowledged).length >= answers
  while (!enough()) await Promise.race([pause(1), writing])
  await pause(more)
  equal(await server.end('SIGKILL'), 'SIGKILL')
  await writing
  return sent.flat()
}

export async function killRounds(program, tally) {
  const seed = seedOfRun()
  const chance = new Chance(seed)
  const data = makeCouncil(program, { people: 20, now: NOON })
  const all = []
  let slowest = 0
  let repeated = 0
  let server = await serve(program, data, { now: NOON })
  const visitors = await Promise.all(ROLES.map((role) => Visitor.signIn(server.links.get(role), role)))
  const verify = () => runOnce(program, ['verify', '--data', data])

  async function round(number) {
    const sent = await loadUntilKilled(server, visitors, number, { answers: chance.below(50), more: chance.below(20) })
    const acknowledged = sent.filter((each) => each.acknowledged)
    deepEqual(faultsIn(data, sent), [], `before the restart of round ${number}, seed ${seed}`)
    if (number % 10 === 0) verify()
    server = await serve(program, data, { now: NOON })
    slowest = Math.max(slowest, server.startedIn)
    startedWithin(server, LONGEST_START)
    visitors.forEach((visitor) => visitor.moveTo(server.base))
    const unanswered = sent.filter((each) => !each.acknowledged)
    for (const deed of unanswered) await send(deed.visitor, deed)
    repeated += unanswered.length
    deepEqual(unanswered.filter((each) => !each.acknowledged).map((each) => each.status), [], 'an unanswered form was refused when sent again')
    deepEqual(faultsIn(data, sent), [], `after the repeats of round ${number}, seed ${seed}`)
    all.push(...sent)
    return acknowledged.length
  }

  await tally.test(`kill -9 at random under load, ${ROUNDS} rounds: every acknowledged write is there once and none by half`, async () => {
    let acknowledged = 0
    for (let number = 1; number <= ROUNDS; ++number) acknowledged += await round(number)
    ok(acknowledged > ROUNDS * 4, `only ${acknowledged} writes were acknowledged`)
    deepEqual(faultsIn(data, all), [], 'at the end')
    return `seed ${seed}, ${acknowledged} acknowledged, ${repeated} sent again, slowest start ${Math.round(slowest)} ms`
  })
  await tally.test('after the kills the record verifies: both chains, every payload, every table', async () => {
    equal(await server.stop(), 0)
    ok(verify().startsWith('Nothing found'))
    const orphans = rows(data, 'SELECT count(*) AS n FROM event e LEFT JOIN event_payload p ON p.position = e.position WHERE p.position IS NULL')
    equal(orphans[0].n, 0)
  })
  visitors.forEach((each) => each.leave())
  removeCouncil(data)
}
