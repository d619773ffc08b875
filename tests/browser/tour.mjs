// The tour of README.md in each role: every page without a fault of accessibility, HTML, console or width; the main tasks without
// script and by keyboard; naughty strings there and back.
import { readFileSync, mkdirSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPage, launch, tabOrder, takeConsoleErrors } from './harness.mjs'
import { startCouncil } from './council.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const shots = join(root, 'tests/browser/shots')
mkdirSync(shots, { recursive: true })

let passed = 0
let failed = 0
function result(name, faults) {
  if (faults.length === 0) return void passed++
  failed++
  console.log(`FAILED ${name}`)
  faults.slice(0, 12).forEach((fault) => console.log(`  ${fault}`))
}
async function check(name, work) {
  try {
    result(name, (await work()) ?? [])
  } catch (error) {
    result(name, [String(error.message).split('\n').slice(0, 4).join(' ')])
  }
}

// Pages each role's tour passes, besides the records it finds there.
const TOUR = {
  adviser: ['/work', '/people', '/people/new', '/contacts/new', '/concerns/new', '/pathways', '/pathways/referral', '/account', '/account/password', '/account/recovery-codes'],
  'social-worker': ['/work', '/decisions', '/team', '/people?q=a', '/concerns/new', '/account'],
  'safeguarding-worker': ['/work', '/safeguarding', '/pathways/safeguarding'],
  'safeguarding-manager': ['/decisions', '/safeguarding', '/board', '/board/rates', '/board/rates/safeguarding/repeats', '/team'],
  'team-manager': ['/team', '/decisions', '/board', '/duplicates', '/pathways/assessment'],
  senior: ['/team', '/duplicates'],
  'access-manager': ['/arrivals', '/duplicates', '/team', '/board'],
  administrator: ['/users', '/users/new', '/users/proposals', '/teams', '/settings', '/calendars', '/pathways'],
  'privacy-auditor': ['/audit'],
}

async function linksOn(page, path, pattern) {
  await page.goto(new URL(path, page.url()).href)
  const links = await page.locator('a').evaluateAll((all) => all.map((each) => each.getAttribute('href')))
  return links.filter((href) => href && pattern.test(href))
}
const firstLink = async (page, path, pattern) => (await linksOn(page, path, pattern))[0]

// Somebody with a case this person may open.
async function personWithCase(page) {
  for (const letter of ['a', 'm', 's']) {
    for (const person of await linksOn(page, `/people?q=${letter}`, /^\/people\/[0-9a-z-]{9}$/)) {
      const one = await firstLink(page, person, /^\/cases\/[^/]+$/)
      if (one) return [person, one]
    }
  }
  throw new Error('nobody found has a case')
}

async function tour(council, browser, role, paths) {
  const page = await council.signIn(browser, role)
  for (const path of paths) {
    await check(`${role} ${path}`, async () => {
      const answer = await page.goto(council.base + path)
      const status = answer.status()
      const faults = status === 200 ? [] : [`answered ${status}`]
      return faults.concat(await checkPage(page, { name: `${role} ${path}`, shots: join(shots, `${role}${path.replace(/\W+/g, '-')}`) }))
    })
  }
  return page
}

async function recordPages(council, page) {
  const [personPath, casePath] = await personWithCase(page)
  const visit = async (name, path) =>
    check(name, async () => {
      const answer = await page.goto(council.base + path)
      const faults = answer.status() === 200 ? [] : [`answered ${answer.status()}`]
      return faults.concat(await checkPage(page, { name, shots: join(shots, name.replace(/\W+/g, '-')) }))
    })
  await visit('a case', casePath)
  for (const part of ['history', 'parties', 'links', 'print']) await visit(`a case ${part}`, `${casePath}/${part}`)
  await visit('a person', personPath)
  for (const part of ['chronology', 'details', 'alerts', 'needs', 'around', 'sharing', 'files', 'death', 'move', 'print']) await visit(`a person ${part}`, `${personPath}/${part}`)
  const form = await firstLink(page, casePath, /^\/cases\/[^/]+\/forms\/[^/]+$/)
  if (form) await visit('a form', form)
  const action = await firstLink(page, casePath, /^\/cases\/[^/]+\/actions\/[^/]+$/)
  if (action) await visit('an action', action)
  await check('a case by keyboard', async () => {
    await page.goto(council.base + casePath)
    const { stops, faults } = await tabOrder(page)
    return stops.length > 10 ? faults : [`only ${stops.length} stops`, ...faults]
  })
}

// The first case this person holds whose page leads to a hand-over: one that is offered already, or only waits for them, has no
// such link. True when shown.
async function handover(council, page, role) {
  for (const mine of await linksOn(page, '/work', /^\/cases\/[^/]+$/)) {
    const path = await firstLink(page, mine, /^\/cases\/[^/]+\/handover$/)
    if (!path) continue
    await check(`a case handover, ${role}`, async () => {
      const answer = await page.goto(council.base + path)
      const faults = answer.status() === 200 ? [] : [`answered ${answer.status()}`]
      return faults.concat(await checkPage(page, { name: 'a case handover', shots: join(shots, 'a-case-handover') }))
    })
    return true
  }
  return false
}

async function concernWithoutScript(council) {
  const browser = await launch({ script: false })
  await check('a concern in one save, without script', async () => {
    const page = await council.signIn(browser, 'occupational-therapist')
    await page.goto(`${council.base}/concerns/new`)
    await page.getByLabel('No', { exact: true }).first().check()
    await page.locator('main textarea').first().fill('Shouting next door, she says she is afraid tonight')
    await page.locator('main form button').last().click()
    return /receipt|concern/i.test(await page.locator('main').innerText()) && /\/concerns\/.+\/receipt/.test(page.url()) ? [] : [`ended at ${page.url()}`]
  })
  await browser.close()
}

async function naughtyNotes(council, page) {
  const file = join(process.env.CASEWAY_SHARED ?? join(root, '../shared'), 'data/hostile/naughty-strings.json')
  if (!existsSync(file)) return console.log('naughty strings: the shared data is not here')
  const strings = JSON.parse(readFileSync(file, 'utf8')).filter((each) => each.trim() !== '')
  const [person] = await personWithCase(page)
  await check('naughty strings in a note, there and back', async () => {
    await page.goto(council.base + person)
    await page.locator('textarea[name=text]').first().fill(strings.join('\n').replaceAll('\u0000', ''))
    const wanted = (await page.locator('textarea[name=text]').first().inputValue()).trim()
    await page.locator('form:has(textarea[name=text]) button').first().click()
    await page.waitForLoadState()
    if (await page.locator('.govuk-error-summary').count()) return [`refused: ${await page.locator('.govuk-error-summary').innerText()}`]
    const shown = await page.locator('main').evaluate((each) => each.textContent)
    const joined = (each) => each.replace(/[\r\n]/g, '')  // a line end is an element on the page
    const faults = joined(shown).includes(joined(wanted)) ? [] : ['the note reads differently']
    return faults.concat(takeConsoleErrors(page), await page.evaluate(() => (window.naughty ? ['a script ran'] : [])))
  })
}

const council = await startCouncil(process.argv[2])
const browser = await launch()
try {
  const visitor = await browser.open(`${council.base}/sign-in`)
  await check('the sign-in page', () => checkPage(visitor, { name: 'sign in', shots: join(shots, 'sign-in') }))
  await check('the accessibility statement', async () => {
    await visitor.goto(`${council.base}/accessibility`)
    return checkPage(visitor, { name: 'accessibility' })
  })
  let handedOver = false
  for (const [role, paths] of Object.entries(TOUR)) {
    const page = await tour(council, browser, role, paths)
    if (role === 'senior') await recordPages(council, page)
    if (role === 'social-worker') await naughtyNotes(council, page)
    handedOver ||= await handover(council, page, role)
    await page.context().clearCookies()
  }
  if (!handedOver) result('a case handover', ['nobody holds a case that can be offered'])
  await concernWithoutScript(council)
} catch (error) {
  result('the tour as a whole', [String(error.stack)])
} finally {
  await browser.close()
  await council.stop()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
