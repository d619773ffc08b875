// Issue 2, row 12: two writers on one form both see both texts; a lost connection, a repeated post and a button pressed
// twice at once are one event.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { makeCouncil, removeCouncil, serve } from '../support/served_council.mjs'
import { newCommand, Visitor } from '../support/visitor.mjs'
import { contact, faultsIn, mustSend, NOON, note, send, startScreening } from '../support/office.mjs'
import { Chance, seedOfRun } from '../support/random.mjs'
import { rows } from '../support/record.mjs'

const LOST = 60

const hidden = (html, name) => html.match(new RegExp(`name="${name}"[^>]* value="([^"]*)"`))?.[1] ?? ''
const asRead = (value) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&lt;', '<')

// The form's page as somebody has it open: what the browser would send back with it.
async function open(visitor, path) {
  const page = await visitor.get(path)
  equal(page.status, 200)
  const fields = { deed: 'save' }
  for (const name of ['base', 'base_version', 'window', 'was']) fields[name] = asRead(hidden(page.text, name))
  return { fields, question: page.text.match(/<textarea[^>]* name="([^"]+)"/)[1] }
}

async function bothTexts(adviser, senior, casePath) {
  const path = `${casePath}/forms/contact`
  const mine = await open(adviser, path)
  const theirs = await open(senior, path)
  const save = (visitor, form, text) => visitor.post(path, { ...form.fields, [form.question]: text })
  equal((await save(adviser, mine, 'She fell on the stairs')).status, 303)
  equal((await save(senior, theirs, 'She fell in the kitchen')).status, 303)
  for (const visitor of [adviser, senior]) {
    const page = await visitor.get(path)
    match(page.text, /She fell on the stairs/)
    match(page.text, /She fell in the kitchen/)
    match(page.text, /Two people wrote different answers\./)
  }
}

// The script's last save and the button's post on two connections, the save sent first: what the page showed is submitted.
async function saveWhileSubmitting(adviser, twin, round) {
  const { casePath } = await mustSend(adviser, contact(`saved while submitted ${round}`))
  await mustSend(adviser, startScreening(casePath))
  const path = `${casePath}/forms/screening`
  const { fields } = await open(adviser, path)
  const { base, base_version, window } = fields
  const saving = twin.post(`${path}/draft`, { base, base_version, window, note: 'Half a sen' })
  const whole = { ...fields, safeguarding: 'no', who_for: 'service-user', note: `Half a sentence ${round}` }
  const submitting = adviser.post(path, { ...whole, deed: 'submit', saved_here: 'note' })
  const [saved, submitted] = await Promise.all([saving, submitting])
  ok([200, 409].includes(saved.status), `the save answered ${saved.status}`)
  match(submitted.location ?? submitted.text, /[?]done=1/)
  const page = await adviser.get(`${path}/versions/1`)
  match(page.text, new RegExp(`Half a sentence ${round}`))
  doesNotMatch((await adviser.get(casePath)).text, /Draft by/)
}

// The post is written, and the connection cut `after` milliseconds, unless its answer was quicker; then the same form is
// sent again, as a browser does. At 0 the answer is always lost, however fast the machine. True when it was lost.
async function lose(visitor, deed, after) {
  let answered = false
  const cut = async (socket) => {
    if (after > 0) await pause(after)
    if (!answered) socket.destroy()
  }
  const lost = await send(visitor, deed, { onSent: cut }).then(
    () => {
      answered = true
      return false
    },
    () => true,
  )
  await mustSend(visitor, deed)
  return lost
}

export async function sameForm(program, tally) {
  const seed = seedOfRun()
  const chance = new Chance(seed)
  const data = makeCouncil(program, { people: 10, now: NOON })
  const server = await serve(program, data, { now: NOON })
  const [adviser, senior] = await Promise.all(['adviser', 'senior'].map((role) => Visitor.signIn(server.links.get(role))))
  const { casePath } = await mustSend(adviser, contact('written by two'))

  await tally.test('two people who write in one form at once both see both texts', () => bothTexts(adviser, senior, casePath))
  await tally.test('a form submitted while its page still saves is submitted once, with what the page showed', async () => {
    const twin = new Visitor(adviser.base)
    Object.assign(twin, { cookie: adviser.cookie, csrf: adviser.csrf })
    for (let round = 0; round < 40; ++round) await saveWhileSubmitting(adviser, twin, round)
    twin.leave()
  })
  await tally.test(`a connection lost before the answer and the form sent again, ${LOST} times: one event each`, async () => {
    const deeds = []
    let lost = 0
    for (let i = 0; i < LOST; ++i) {
      const deed = i % 3 === 0 ? contact(`lost ${i}`) : note(casePath, `lost ${i}`)
      deeds.push(deed)
      lost += await lose(adviser, deed, i % 2 === 0 ? 0 : chance.below(4))
    }
    deepEqual(faultsIn(data, deeds), [], `seed ${seed}`)
    ok(lost >= LOST / 3, `only ${lost} answers were lost`)
    return `seed ${seed}, ${lost} answers lost`
  })
  await tally.test('a form sent twice at the same moment on two connections is one event and one answer', async () => {
    const twin = new Visitor(adviser.base)
    Object.assign(twin, { cookie: adviser.cookie, csrf: adviser.csrf })
    const deeds = Array.from({ length: 20 }, (_, i) => contact(`twice ${i}`))
    for (const deed of deeds) {
      const fields = { ...deed.fields, command: deed.command }
      const [one, other] = await Promise.all([adviser.post(deed.path, fields), twin.post(deed.path, fields)])
      deepEqual([one.status, other.status, other.location], [303, 303, one.location])
      deed.acknowledged = true
    }
    deepEqual(faultsIn(data, deeds), [])
    twin.leave()
  })
  await tally.test('the same command with other words is refused and keeps neither the second nor less of the first', async () => {
    const first = await mustSend(adviser, note(casePath, 'Rang the daughter'))
    const other = await adviser.post(first.path, { text: 'Rang the son', command: first.command })
    equal(other.status, 409)
    match(other.text, /This form was already sent with other content\./)
    ok(other.text.includes('Rang the son'), 'what was typed is still on the page')
    deepEqual(faultsIn(data, [first]), [])
    equal(rows(data, "SELECT count(*) AS n FROM event_payload WHERE payload LIKE '%Rang the son%'")[0].n, 0)
  })
  await tally.test('a form without a command id, or with a short one, changes nothing', async () => {
    const before = rows(data, 'SELECT count(*) AS n FROM event')[0].n
    for (const command of ['', newCommand().slice(0, 15)]) equal((await adviser.post(`${casePath}/notes`, { text: 'x', command })).status, 422)
    equal(rows(data, 'SELECT count(*) AS n FROM event')[0].n, before)
  })
  ;[adviser, senior].forEach((each) => each.leave())
  await server.stop()
  removeCouncil(data)
}
