// Issue 2, row 13: the audit over 2,000 random actions by several roles equals what was shown, changed and refused, one
// row for one request; and no row of it can be changed, taken, moved or added afterwards without `verify` seeing it.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { makeCouncil, removeCouncil, runOnce, serve } from '../support/served_council.mjs'
import { Visitor } from '../support/visitor.mjs'
import { contact, mustSend, NOON } from '../support/office.mjs'
import { rows } from '../support/record.mjs'
import { Chance, seedOfRun } from '../support/random.mjs'
import { drawAction } from './audit_actions.mjs'
import { tampering } from './tampering.mjs'

const ACTIONS = Number(process.env.CASEWAY_ACTIONS ?? 2000)
const ROLES = ['adviser', 'social-worker', 'senior', 'team-manager', 'safeguarding-worker', 'occupational-therapist', 'administrator', 'privacy-auditor', 'performance-lead']

const linksOn = (page, pattern) => [...new Set([...page.text.matchAll(pattern)].map(([, reference]) => reference))]

// References of people and cases to draw from: what a search finds, the hub's restricted cases, and some of our own.
async function pools(staff) {
  const people = linksOn(await staff.get('senior').get('/people?q=a'), /href="\/people\/([0-9a-z-]{9,12})"/g)
  const cases = []
  for (const person of people) {
    for (const reference of linksOn(await staff.get('senior').get(`/people/${person}`), /href="\/cases\/([0-9a-z-]{9,12})"/g)) {
      const form = linksOn(await staff.get('senior').get(`/cases/${reference}`), /href="\/cases\/[^/"]+\/forms\/([a-z_0-9]+)"/g)[0]
      if (form) cases.push({ reference, form })
    }
  }
  const own = []
  for (let i = 0; i < 5; ++i) own.push((await mustSend(staff.get('adviser'), contact(`own ${i}`))).casePath.slice('/cases/'.length))
  const hub = linksOn(await staff.get('safeguarding-worker').get('/safeguarding'), /href="\/cases\/([0-9a-z-]{9,12})"/g)
  cases.push(...hub.map((reference) => ({ reference, form: 'concern' })))
  ok(people.length > 5 && cases.length > 5, `${people.length} people and ${cases.length} cases to draw from`)
  return { people, cases, own }
}

async function actAtRandom(chance, staff, drawn) {
  const wanted = []
  const counts = {}
  for (let i = 0; i < ACTIONS; ++i) {
    const action = drawAction(chance, staff, drawn)
    const answer = await (action.fields ? action.visitor.post(action.path, action.fields) : action.visitor.get(action.path))
    ok(action.may.includes(answer.status), `${action.path} answered ${answer.status}, not ${action.may}`)
    const row = action.wants(answer.status)
    if (row) wanted.push(`${answer.requestId} ${row}`)
    const deed = row.split(' ')[0] || 'nothing shown'
    counts[deed] = (counts[deed] ?? 0) + 1
  }
  return { wanted, counts }
}

// Signs out; after that the same cookie shows nothing and leaves nothing.
async function goHome(visitor) {
  const { cookie } = visitor
  const out = await visitor.post('/sign-out', {})
  equal(out.status, 303)
  visitor.cookie = cookie
  const after = await visitor.get('/people?q=a')
  deepEqual([after.status, after.location.startsWith('/sign-in')], [303, true])
  visitor.leave()
  return [`${out.requestId} signed-out /sign-out`]
}

const auditAfter = (data, position) => rows(data, `SELECT position, actor, deed, route, shown, request FROM audit WHERE position > ${position} ORDER BY position`)

export async function audit(program, tally) {
  const seed = seedOfRun()
  const data = makeCouncil(program, { people: 40, now: NOON })
  let server = await serve(program, data, { now: NOON })
  const staff = new Map()
  for (const role of ROLES) staff.set(role, await Visitor.signIn(server.links.get(role)))
  const drawn = await pools(staff)
  equal(await server.stop(), 0)
  const start = rows(data, 'SELECT max(position) AS n FROM audit')[0].n
  server = await serve(program, data, { now: NOON })
  staff.forEach((visitor) => visitor.moveTo(server.base))

  await tally.test(`the audit of ${ACTIONS} random actions equals what was shown, changed and refused, one row for one request`, async () => {
    const { wanted, counts } = await actAtRandom(new Chance(seed), staff, drawn)
    for (const visitor of staff.values()) wanted.push(...(await goHome(visitor)))
    equal(await server.stop(), 0)
    const kept = auditAfter(data, start).map((row) => `${row.request} ${row.deed} ${row.route}`)
    const [want, have] = [new Set(wanted), new Set(kept)]
    equal(have.size, kept.length, 'no request has two rows')
    deepEqual({ missing: wanted.filter((each) => !have.has(each)), unexpected: kept.filter((each) => !want.has(each)) }, { missing: [], unexpected: [] }, `seed ${seed}`)
    return `seed ${seed}, ${Object.entries(counts).map(([deed, n]) => `${n} ${deed}`).join(', ')}`
  })
  await tally.test('every row of a person or a case says whose record was shown, and every row says who looked', async () => {
    const lacking = auditAfter(data, start).filter((row) => row.actor === 0 || (/^\/(people\/{person}|cases\/{case})/.test(row.route) && row.deed !== 'refused' && row.shown === ''))
    deepEqual(lacking, [])
    ok(runOnce(program, ['verify', '--data', data]).startsWith('Nothing found'))
  })
  await tampering(program, data, tally)
  removeCouncil(data)
}
