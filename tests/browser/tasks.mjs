// Every task of the program, done by one who has only a keyboard or by one whose browser runs no script, each with what
// must come of it: node tests/browser/tasks.mjs PROGRAM keyboard|scriptless. Last line: "N passed, N failed".
//
// Pages that refuse something are checked as the others are: HTML, axe, both widths.
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPage, launch } from './harness.mjs'
import { startCouncil } from './council.mjs'
import { KeyboardTypist, ScriptlessTypist } from './typists.mjs'

const [, , program, manner] = process.argv
const Typist = { keyboard: KeyboardTypist, scriptless: ScriptlessTypist }[manner]
if (!program || !Typist) {
  console.error('node tests/browser/tasks.mjs PROGRAM keyboard|scriptless')
  process.exit(2)
}
const files = mkdtempSync(join(tmpdir(), 'caseway-files-'))
const council = await startCouncil(program, { people: 25, seed: 8 })
const browser = await launch({ script: manner === 'keyboard' })

// ---- who sits at the desk: one page, the session of whoever is named ----
const sessions = new Map()
let page
async function as(role) {
  if (page) await page.context().clearCookies()
  if (sessions.has(role)) {
    await page.context().addCookies(sessions.get(role))
  } else {
    await page?.close()
    page = await council.signIn(browser, role)
    sessions.set(role, await page.context().cookies())
  }
  return new Typist(page)
}
const at = (path) => council.base + path

// ---- results ----
let passed = 0
let failed = 0
const only = process.env.TASK
async function task(name, work) {
  if (only && !new RegExp(only).test(name)) return
  const began = Date.now()
  try {
    await work()
    passed++
    if (process.env.TIMES) console.log(`${Date.now() - began} ms ${name}`)
  } catch (error) {
    failed++
    console.log(`FAILED ${manner}: ${name}\n  ${String(error.message).split('\n').slice(0, 6).join('\n  ')}`)
    if (process.env.TIMES) console.log(error.stack)
  }
}
function expect(what, holds) {
  if (!holds) throw new Error(`${what} (at ${page.url()})`)
}
async function expectWords(typist, pattern) {
  const words = await typist.words()
  expect(`no ${pattern} in: ${words.slice(0, 500)}`, pattern.test(words))
}

// ---- what many tasks share ----
let people = 0
const nameOf = () => ({ first_names: `Temi${['a', 'e', 'i', 'o', 'u'][people++ % 5]}`, last_name: `Quill${String.fromCharCode(97 + people)}ford` })
const CONTACT = { channel: 'phone', reason: 'Cannot manage the stairs since the fall', urgency: 'routine', consent: 'yes', safeguarding: 'no' }

async function contact(typist, name = nameOf()) {
  await typist.goto(at('/contacts/new'))
  await typist.send({ ...name, ...CONTACT }, { button: { to: '/contacts/new', text: 'contact' } })
  expect('the contact did not become a case', /^\/cases\/[^/]+$/.test(typist.path()))
  return { path: typist.path(), name: `${name.first_names} ${name.last_name}`, ...name }
}
async function act(typist, kase, action, given = {}, options = {}) {
  await typist.goto(at(kase))
  if ((await page.locator(`a[href$="/actions/${action}"]`).count()) === 0)
    throw new Error(`${kase}: ${action} is not offered: ${(await typist.words()).replace(/.*What you can do now/, '').slice(0, 700)}`)
  await typist.follow(new RegExp(`/actions/${action}$`))
  await typist.send(given, options)
  expect(`${action} was not taken`, !/\/actions\//.test(typist.path()))
}
// Whoever logs a contact while the access point is shut takes it over, where by day they start to screen it.
async function startScreening(typist, kase) {
  await typist.goto(at(kase))
  const shut = (await page.locator('a[href$="/actions/acknowledge"]').count()) > 0
  await act(typist, kase, shut ? 'acknowledge' : 'start_screening')
}
async function write(typist, kase, form, given = {}, options = {}) {
  await typist.goto(at(kase))
  await typist.follow(new RegExp(`/forms/${form}$`))
  await typist.send(given, { ...options, button: { value: 'submit' } })
  expect(`${form} was not submitted`, !/\/forms\//.test(typist.path()))
}
// The links of a case that leads on to others: the newest one opened from it.
async function openedFrom(typist, kase) {
  await typist.goto(at(kase))
  const links = await page.locator('main a[href^="/cases/"]').evaluateAll((all) => all.map((each) => each.getAttribute('href')))
  const other = links.map((href) => href.split(/[?#]/)[0]).find((href) => /^\/cases\/[^/]+$/.test(href) && href !== kase)
  expect('no case was opened from it', other !== undefined)
  return other
}
// Of the account of whoever signs in with this role: "Name", "Teams".
async function ofAccount(role, what) {
  await as(role)
  await page.goto(at('/account'))
  return (await page.locator('main').innerText()).match(new RegExp(`^${what}\\s+(.+)$`, 'm'))[1].split(',')[0].trim()
}
async function personOf(typist, kase) {
  await typist.goto(at(kase))
  const href = await page.locator('main a[href^="/people/"], .moj-identity-bar a[href^="/people/"], a[href^="/people/"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href')).find((each) => /^\/people\/[0-9a-z$~*=-]{9}/.test(each) && !/^\/people\/new/.test(each)))
  return href.match(/^\/people\/[^/?#]+/)[0]
}
// A day asked for in three parts: today.
function onDay(name) {
  const today = new Date()
  return { [`${name}.day`]: today.getDate(), [`${name}.month`]: today.getMonth() + 1, [`${name}.year`]: today.getFullYear() }
}
let refusals = 0
// A refused page is a page like any other.
const refused = (name) => async (shown) => {
  if (manner !== 'keyboard' || refusals++ > 6) return
  const faults = await checkPage(shown, { name, source: await shown.content() })
  await shown.setViewportSize({ width: 1280, height: 900 })
  expect(`a refused page has faults: ${faults.slice(0, 4).join('; ')}`, faults.length === 0)
}

// ---- contact and referral ----
await task('an adviser logs a contact and settles it in the first conversation', async () => {
  const typist = await as('adviser')
  const { path } = await contact(typist)
  await act(typist, path, 'resolve_at_source', { given: 'Rang the surgery together; a visit is booked.' })
  await typist.goto(at(path))
  await expectWords(typist, /Resolved|Settled/i)
})
await task('an adviser screens a contact, gives advice and a letter says so', async () => {
  const typist = await as('adviser')
  const { path } = await contact(typist)
  await startScreening(typist, path)
  await write(typist, path, 'screening', { safeguarding: 'no', who_for: 'service-user' }, { onRefusal: refused('a refused screening') })
  await act(typist, path, 'signpost', { given: 'The lunch club on Thursdays.' })
  await typist.goto(at(path))
  await typist.follow(/\/letters\/[^/]+$/)
  expect('the letter does not say what was given', /lunch club/.test(await page.locator('body').innerText()))
})
let assessment
await task('a contact is triaged, sent for allocation, allocated, and its assessment started', async () => {
  let typist = await as('adviser')
  const { path } = await contact(typist)
  await startScreening(typist, path)
  await write(typist, path, 'screening', { safeguarding: 'no', who_for: 'service-user' })
  await act(typist, path, 'send_to_triage')
  typist = await as('social-worker')
  await write(typist, path, 'triage', { band: 'soon', band_reason: 'The carer is away next week' })
  await act(typist, path, 'send_for_allocation', { action_team: 'Adults north' })
  const worker = await ofAccount('social-worker', 'Name')
  typist = await as('senior')
  await act(typist, path, 'allocate', { action_worker: worker })
  typist = await as('social-worker')
  await typist.goto(at('/work'))
  expect('the case is not in my work', (await page.content()).includes(path))
  await act(typist, path, 'start_assessment')
  assessment = await openedFrom(typist, path)
})

// ---- assessment ----
await task('an assessment is written, returned with reasons, signed off by another, and the statement given', async () => {
  let typist = await as('social-worker')
  await act(typist, assessment, 'start')
  await write(typist, assessment, 'assessment_adult', { own_words: 'I want to stay in my own home.' }, { onRefusal: refused('a refused assessment') })
  await write(typist, assessment, 'risk')
  await write(typist, assessment, 'advocacy')
  await write(typist, assessment, 'adult_eligibility', { cause: 'yes', nutrition: 'assistance', hygiene: 'danger', impact: 'yes', carer_meets: 'no', wants_council: 'yes', resident: 'yes' })
  await act(typist, assessment, 'submit_adult')
  typist = await as('senior')
  await act(typist, assessment, 'return', { action_words: 'Say more about the stairs.' })
  await typist.goto(at(assessment))
  await expectWords(typist, /Returned/i)
  typist = await as('social-worker')
  await act(typist, assessment, 'submit_again')
  typist = await as('senior')
  await act(typist, assessment, 'sign_off')
  await typist.goto(at(assessment))
  await expectWords(typist, /Signed off/i)
  typist = await as('social-worker')
  await act(typist, assessment, 'give_statement')
  await typist.goto(at(assessment))
  await typist.follow(/\/letters\/[^/]+$/)
  expect('there is no letter', (await page.locator('body').innerText()).length > 200)
})

// ---- hand-over ----
await task('a case is offered to another team and taken on there', async () => {
  const team = await ofAccount('senior', 'Teams')
  let typist = await as('adviser')
  const { path } = await contact(typist)
  await typist.goto(at(path))
  await typist.follow(/\/handover$/)
  await typist.send({ team, note: 'Moving there on Friday.' })
  typist = await as('senior')
  await typist.goto(at(path))
  await typist.press({ to: '/handover/answer', text: 'accept' })
  await typist.goto(at(`${path}/history`))
  await expectWords(typist, /Hand-?over accepted|taken on/i)
})

// ---- safeguarding ----
let concern
await task('anyone raises a concern in one save and has a receipt, and the hub lists it', async () => {
  let typist = await as('occupational-therapist')
  await typist.goto(at('/concerns/new'))
  await typist.send({ safe_now: 'yes', what_happened: 'Money missing each Friday', ...nameOf() }, { button: { to: '/concerns/new', text: 'raise' } })
  await expectWords(typist, /concern/i)
  concern = typist.path().replace(/^\/concerns\/([^/]+)\/receipt$/, '/cases/$1')
  expect('there is no receipt', concern.startsWith('/cases/'))
  typist = await as('safeguarding-worker')
  await typist.goto(at('/safeguarding'))
  expect('the hub does not list it', (await page.content()).includes(concern))
})
await task('a restricted case is opened in an emergency, and who answers for it looks into it', async () => {
  let typist = await as('social-worker')
  await typist.goto(at(`${concern}/break-glass`))
  await typist.send({ why: 'immediate-danger', reason: 'She rang, and nobody answers' })
  expect('the case did not open', typist.path() === concern)
  typist = await as('safeguarding-manager')
  await typist.goto(at('/work'))
  await expectWords(typist, /nobody has looked into it yet/)
  await typist.goto(at('/decisions'))
  await typist.press({ text: 'looked into it' })
  await expectWords(typist, /Opened under break-glass \(0 to look into\)/)
})
await task('a contact that tells of abuse opens a concern, and the hub answers whether the adult is safe', async () => {
  let typist = await as('adviser')
  const told = nameOf()
  await typist.goto(at('/contacts/new'))
  await typist.send({ ...told, ...CONTACT, safeguarding: 'yes' }, { button: { to: '/contacts/new', text: 'contact' } })
  typist = await as('safeguarding-worker')
  await typist.goto(at('/safeguarding'))
  const row = page.locator('main a[href^="/cases/"]', { hasText: told.last_name })
  const path = (await row.first().getAttribute('href')).split(/[?#]/)[0]
  await write(typist, path, 'concern', { safe_now: 'yes', safe_why: 'Seen with her sister this morning', what_happened: 'Shouting' })
  await typist.goto(at(path))
  expect('nothing can be done though safety is answered', (await page.locator('a[href$="/actions/gather"]').count()) > 0)
})
const DECIDED = { alive: 'yes', adult: 'yes', in_area: 'yes', in_prison: 'no', needs_care: 'yes', abuse_or_risk: 'yes', unable_to_protect: 'yes', others_at_risk: 'no' }
await task('an enquiry is decided on, planned, concluded, and closed by a second person', async () => {
  let typist = await as('safeguarding-worker')
  await act(typist, concern, 'gather')
  await write(typist, concern, 'gathering')
  await write(typist, concern, 's42_decision', { ...DECIDED, route: 'section-42' }, { onRefusal: refused('a refused decision') })
  await act(typist, concern, 'start_enquiry')
  await write(typist, concern, 'personal', { asked: 'asked-expressed', 'outcomes[0].outcome': 'Keep my own money' })
  await write(typist, concern, 'enquiry_plan', { aim: 'Who takes the money', 'lines[0].about': 'The pension', 'lines[0].answer': 'accepted', ...onDay('lines[0].accepted_on') })
  await act(typist, concern, 'begin')
  await act(typist, concern, 'conclude')
  const finding = { 'findings[0].abuse_type': 'financial', 'findings[0].source': 'known', 'findings[0].finding': 'confirmed' }
  await write(typist, concern, 'conclusion', { ...finding, summary: 'A neighbour took it', risk_assessment: 'identified-action', asked: 'asked-expressed', others_at_risk: 'yes', review_considered: 'no' })
  await write(typist, concern, 'personal', { 'outcomes[0].achieved': 'fully' })
  await write(typist, concern, 'advocacy', { difficulty: 'no' })
  await act(typist, concern, 'ask_to_close')
  await typist.goto(at(concern))
  expect('who asked may not close it', (await page.locator('a[href$="/actions/close"]').count()) === 0)
  typist = await as('safeguarding-manager')
  await typist.goto(at('/decisions'))
  expect('it does not wait for the manager', (await page.content()).includes(concern))
  await act(typist, concern, 'close')
  await typist.goto(at(concern))
  await expectWords(typist, /Closed/i)
})
await task('no enquiry is proposed by one person and confirmed by another', async () => {
  let typist = await as('safeguarding-worker')
  await typist.goto(at('/concerns/new'))
  await typist.send({ safe_now: 'yes', what_happened: 'Shouting next door', ...nameOf() }, { button: { to: '/concerns/new', text: 'raise' } })
  const path = typist.path().replace(/^\/concerns\/([^/]+)\/receipt$/, '/cases/$1')
  await act(typist, path, 'gather')
  await write(typist, path, 's42_decision', { ...DECIDED, unable_to_protect: 'no', route: 'none' })
  await act(typist, path, 'propose_no_enquiry')
  typist = await as('safeguarding-manager')
  await act(typist, path, 'confirm')
  await typist.goto(at(path))
  await expectWords(typist, /No enquiry/i)
})

// ---- people ----
let person
await task('a person is added, and a note is written about them in one action', async () => {
  const typist = await as('adviser')
  await typist.goto(at('/people/new'))
  const name = nameOf()
  await typist.send({ ...name, born: '27/3/1941', address: 'No fixed abode' })
  expect('the person has no page', /^\/people\/[^/]{9}$/.test(typist.path()))
  person = typist.path()
  await typist.send({ text: 'Rang; the daughter will call back.' }, { button: { to: `${person}/notes` } })
  await typist.goto(at(person))
  await expectWords(typist, /the daughter will call back/)
})
await task('a note written on the wrong record is struck through with its reason', async () => {
  const typist = await as('social-worker')
  await typist.goto(at(person))
  await typist.send({ text: 'About somebody else.' }, { button: { to: `${person}/notes` } })
  await typist.goto(at(`${person}/chronology`))
  await typist.follow(/\/notes\/[^/]+\/error$/)
  await typist.send({ words: 'Meant for a neighbour' })
  await typist.goto(at(`${person}/chronology`))
  await expectWords(typist, /Meant for a neighbour/)
})
await task('a file is attached to a person and comes back as it was', async () => {
  const file = join(files, 'plan.txt')
  writeFileSync(file, 'What we agreed.\n')
  const typist = await as('social-worker')
  await typist.goto(at(`${person}/files`))
  await typist.send({ file })
  await typist.goto(at(`${person}/files`))
  const href = await page.locator('a[href^="/attachments/"]').first().getAttribute('href')
  const answer = await page.context().request.get(at(href))
  expect('the file reads differently', (await answer.text()) === 'What we agreed.\n')
})
await task('two records of one person are joined by a worker, never by the program', async () => {
  const name = { ...nameOf(), born: '3/5/1939' }
  let typist = await as('adviser')
  await typist.goto(at('/people/new'))
  await typist.send(name)
  await typist.goto(at('/people/new'))
  await typist.fill(name)
  await typist.press({ text: 'add this person' })
  await expectWords(typist, /same name|already/i)
  await typist.press({ text: 'someone else' })
  typist = await as('access-manager')
  await typist.goto(at('/duplicates'))
  const pair = await page.locator('main section', { hasText: name.last_name }).first().locator('input[name=pair]').inputValue()
  await joinPair(typist, pair)
  await expectWords(typist, new RegExp(name.last_name))
})
// The form of one pair among several on the page.
async function joinPair(typist, pair) {
  await page.evaluate((value) => {
    for (const form of document.querySelectorAll('main form')) {
      if (form.querySelector('input[name=pair]')?.value !== value) form.closest('section')?.remove()
    }
  }, pair)
  await typist.set('answer', 'same')
  await typist.set('reason', 'The same NHS number on her letter')
  await typist.press({ text: 'save answer' })
}
await task('a death is recorded once and shown on the record', async () => {
  const typist = await as('social-worker')
  const { path } = await contact(typist)
  const who = await personOf(typist, path)
  await typist.goto(at(`${who}/death`))
  await typist.send({ on: '1/9/2026', told_by: 'The daughter' })
  await typist.goto(at(who))
  expect('the page does not say that they died', /died/i.test(await page.locator('body').innerText()))
})
await task('a case opened in error is struck through with its reason', async () => {
  const typist = await as('senior')
  const { path } = await contact(typist)
  await typist.goto(at(`${path}/error`))
  await typist.send({ reason: 'Opened twice' })
  await typist.goto(at(path))
  await expectWords(typist, /in error/i)
})

// ---- arriving work, figures, printing ----
await task('a file of referrals is brought in, and a refused row is dismissed with a reason', async () => {
  const file = join(files, 'october.csv')
  const heading = 'external_ref,received_at,channel,referrer_name,referrer_agency,referrer_phone,nhs_number,first_name,last_name,date_of_birth,gender,address_line_1,address_line_2,town,postcode,phone,gp_practice_code,reason,urgency,consent,safeguarding_concern,notes'
  const row = (ref, born) => `${ref},2026-10-01T09:16,phone,,,,,Esi,Marchbank,${born},Female,,,,,,,Help at home,routine,yes,no,`
  writeFileSync(file, `${heading}\r\n${row('T-1', '1941-05-10')}\r\n${row('T-2', '31/09/2011')}\r\n`)
  const typist = await as('access-manager')
  await typist.goto(at('/arrivals'))
  await typist.set('file', file)
  await typist.press({ to: '/arrivals/files' })
  await expectWords(typist, /1 opened|opened 1|1 referral/i)
  await typist.goto(at('/arrivals'))
  await typist.follow(/^\/arrivals\/[^/?]+$/)
  await typist.send({ why: 'Sent again by the contact centre', reason: 'Sent again by the contact centre' }, { button: { to: '/dismissal' } })
  await typist.goto(at('/arrivals'))
  expect('the row still waits', !(await typist.words()).includes('Marchbank'))
})
await task('a figure of the board opens to its cases, and they are saved as a file', async () => {
  const typist = await as('team-manager')
  await typist.goto(at('/board'))
  await typist.follow(/^\/board\/cases\?/)
  const [href] = await page.locator('a[href*="cases.csv"]').evaluateAll((all) => all.map((each) => each.getAttribute('href')))
  const answer = await page.context().request.get(at(href))
  expect('the file is no CSV', answer.status() === 200 && /csv/.test(answer.headers()['content-type']))
})
await task('a case and a person are printed whole', async () => {
  const typist = await as('social-worker')
  await typist.goto(at(`${person}/print`))
  await expectWords(typist, /the daughter will call back/)
  await typist.goto(at(`${assessment}/print`))
  await expectWords(typist, /I want to stay in my own home/)
})

// ---- running the system ----
await task('an administrator adds a user and is shown their set-up link once', async () => {
  const typist = await as('administrator')
  await typist.goto(at('/users/new'))
  await typist.send({ user_name: 'new.colleague', name: 'New Colleague', roles: 'adviser', own_team: 'Access team' }, { button: { to: '/users' } })
  await expectWords(typist, /New Colleague/)
  await typist.goto(at('/users?q=new.colleague'))
  await expectWords(typist, /New Colleague/)
})
await task('a powerful role waits for a second administrator, and is refused with a reason', async () => {
  const typist = await as('administrator')
  await typist.goto(at('/users/new'))
  await typist.send({ user_name: 'new.auditor', name: 'New Auditor', roles: 'privacy-auditor' }, { button: { to: '/users' } })
  await expectWords(typist, /Waits for a second administrator: Privacy auditor/)
  await typist.goto(at('/users/proposals'))
  await expectWords(typist, /caseway user confirm new\.auditor/)
  await typist.press({ text: 'refuse' })
  await expectWords(typist, /Say why it is refused/)
  await typist.set('reason', 'Nobody asked for it')
  await typist.press({ text: 'refuse' })
  await expectWords(typist, /Nothing waits/)
})
await task('somebody changes their own password and makes new recovery codes', async () => {
  await page.context().clearCookies()
  const typist = new Typist(page)
  const { user, password, code } = council.signInOf('business-support')
  const next = 'three brown teacups'
  await typist.goto(at('/sign-in'))
  await typist.fill({ 'user-name': user, password, code: code() })
  await typist.press({})
  await typist.goto(at('/account'))
  await typist.follow(/^\/account\/password$/)
  await typist.fill({ proof: 'not the one', password: next })
  await typist.press({})
  await expectWords(typist, /This is not your password/)
  await typist.fill({ proof: password, password: next })
  await typist.press({})
  await expectWords(typist, /Your password is changed/)
  await typist.follow(/^\/account\/recovery-codes$/)
  await typist.fill({ proof: next })
  await typist.press({})
  await expectWords(typist, /They are shown only now/)
  expect('there are no ten codes', (await page.locator('main .app-as-written li').count()) === 10)
})
await task('an administrator gives a setting a new value from a day on', async () => {
  const typist = await as('administrator')
  await typist.goto(at('/settings'))
  await typist.follow(/^\/settings\/[^/?]+$/)
  const value = await page.locator('main [name=value]').first().evaluate((each) => (each.tagName === 'INPUT' && each.type === 'text' ? each.value : ''))
  await typist.send({ from: '1/12/2026', reason: 'Agreed by the board', value: value || '5 working days' })
  await expectWords(typist, /1 December 2026/)
})
await task('an auditor finds who looked at a record', async () => {
  const typist = await as('privacy-auditor')
  await typist.goto(at('/audit'))
  await typist.fill({ record: person.split('/').pop() })
  await typist.press({ text: 'show' })
  await expectWords(typist, /Looked at/)
})
await task('one person asks for an erasure and another carries it out', async () => {
  let typist = await as('adviser')
  await typist.goto(at('/people/new'))
  await typist.send(nameOf())
  const who = typist.path()
  typist = await as('head-of-service')
  await typist.goto(at('/erasures'))
  const reference = who.split('/').pop()
  await typist.send({ record: reference, reason: 'Retention schedule 4.2' }, { button: { to: '/erasures' } })
  typist = await as('administrator')
  await typist.goto(at('/erasures'))
  await typist.follow(new RegExp(`^/erasures/${reference.replace(/[$*]/g, '\\$&')}$`))
  const typed = { confirmed: 'yes' }
  await typist.send(typed, { button: { text: 'erase' }, onRefusal: async () => (typed.confirmed = reference) })
  await expectWords(typist, /erased/i)
  typist = await as('adviser')
  expect('the record is still there', (await typist.goto(at(who))).status() === 404)
})

// ---- pages that refuse, and pages with nothing on them ----
await task('what is not there, not allowed, or not possible now says so on a sound page', async () => {
  if (manner !== 'keyboard') return
  const pages = []
  const look = async (role, path, status) => {
    const typist = await as(role)
    const answer = await typist.goto(at(path))
    expect(`${path} answered ${answer.status()}`, answer.status() === status)
    pages.push(...(await checkPage(page, { name: `${status} ${path}`, source: await answer.text() })).filter((fault) => !/console: Failed to load resource/.test(fault)))
  }
  await look('adviser', '/nowhere', 404)
  await look('adviser', '/people/000000000', 404)
  await look('adviser', '/audit', 403)
  await look('administrator', person, 403)
  await look('adviser', `${assessment}/actions/start`, 409)
  await look('adviser', '/people?q=nobodyofthisname', 200)
  await look('adviser', '/work?due=overdue', 200)
  await look('privacy-auditor', '/audit?record=zz', 422)
  await look('team-manager', '/duplicates', 200)
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(pages.slice(0, 6).join('; '), pages.length === 0)
})

await browser.close()
await council.stop()
rmSync(files, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
