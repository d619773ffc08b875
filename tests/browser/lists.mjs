// The five minutes in each role that README.md describes, on a council of 150 people: whoever follows a sign-in link finds
// something on every list the tour opens, and the actions it names.
import { launch } from './harness.mjs'
import { startCouncil } from './council.mjs'

let passed = 0
let failed = 0
async function check(name, work) {
  try {
    const faults = (await work()) ?? []
    if (faults.length === 0) return void passed++
    console.log(`FAILED ${name}`)
    faults.forEach((fault) => console.log(`  ${fault}`))
  } catch (error) {
    console.log(`FAILED ${name}\n  ${String(error.message).split('\n').slice(0, 4).join(' ')}`)
  }
  failed++
}

// What each role opens, and under which headings something must stand; a page without any has at least one case.
const LISTS = {
  adviser: { '/work': [] },
  'emergency-duty-worker': { '/work': [], '/safeguarding': ['Concerns not decided yet'] },
  'social-worker': { '/work': [], '/team?list=unallocated': [] },
  'newly-qualified': { '/work': [] },
  'unqualified-assessor': { '/work': [] },
  'occupational-therapist': { '/work': [] },
  senior: { '/work': [], '/decisions': ['Sign-offs, approvals and closures'], '/team?list=unallocated': [] },
  'team-manager': { '/decisions': ['Sign-offs, approvals and closures', 'Hand-overs offered to you or your team'], '/team?list=unallocated': [] },
  'safeguarding-worker': {
    '/work': [],
    '/safeguarding': ['Concerns not decided yet', 'Enquiries given to others', 'Meetings', 'Plans by the day of their review'],
  },
  'safeguarding-manager': { '/decisions': ['Sign-offs, approvals and closures', 'Opened under break-glass'] },
  'access-manager': { '/arrivals': [], '/duplicates': [], '/decisions': ['Sign-offs, approvals and closures'] },
  'head-of-service': { '/decisions': ['Sign-offs, approvals and closures'] },
}

const main = (page) => page.locator('main')

async function standsUnder(page, heading) {
  const text = await main(page).evaluate((each, wanted) => {
    const title = [...each.querySelectorAll('h2')].find((one) => one.textContent.startsWith(wanted))
    if (!title) return 'no such heading'
    for (let next = title.nextElementSibling; next && next.tagName !== 'H2'; next = next.nextElementSibling) {
      if (next.matches('table, ul, .app-scroll, dl') || next.querySelector('table, ul, dl')) return ''
      if (next.classList.contains('app-empty')) return next.textContent
    }
    return 'nothing stands there'
  }, heading)
  return text === '' ? [] : [`${heading}: ${text}`]
}

async function list(council, page, path, headings) {
  const answer = await page.goto(council.base + path)
  if (answer.status() !== 200) return [`answered ${answer.status()}`]
  if (headings.length === 0) {
    const empty = main(page).locator('.app-empty')
    const rows = await main(page).locator('tbody tr, .govuk-summary-card').count()
    return rows > 0 ? [] : [`empty: ${(await empty.count()) ? await empty.first().innerText() : (await main(page).innerText()).slice(0, 200)}`]
  }
  const faults = []
  for (const heading of headings) faults.push(...(await standsUnder(page, heading)))
  return faults
}

// The first case of this pathway on a list, opened.
async function openFirst(council, page, path, pathway) {
  await page.goto(council.base + path)
  const row = main(page).locator('tbody tr').filter({ hasText: pathway }).locator('a[href^="/cases/"]').first()
  await row.click()
  return main(page).evaluate((each) => each.textContent)
}
const lacks = (text, words) => words.filter((each) => !text.includes(each)).map((each) => `“${each}” is not there`)

// What the tour does there, beyond lists.
const STEPS = {
  adviser: async (council, page) => lacks(await openFirst(council, page, '/work', 'Contact and referral'), ['Settle it now', 'Give advice and end', 'Send to triage', 'Where this stage stands in the pathway']),
  'social-worker': async (council, page) => {
    const text = await openFirst(council, page, '/work', 'In progress')
    return lacks(text, ['Forms', 'Submit for sign-off'])
  },
  'team-manager': async (council, page) => lacks(await openFirst(council, page, '/decisions', 'Assessment'), ['Sign off', 'Return with reasons']),
  'safeguarding-worker': async (council, page) => lacks(await openFirst(council, page, '/safeguarding', 'not safe'), ['Gather information']),
  'safeguarding-manager': async (council, page) => lacks(await openFirst(council, page, '/decisions', 'Safeguarding'), ['About this case']),
  'privacy-auditor': async (council, page) => {
    await page.goto(`${council.base}/audit`)
    return (await main(page).locator('tbody tr').count()) > 10 ? [] : ['nobody has looked at anything']
  },
}

const council = await startCouncil(process.argv[2], { people: 150, seed: 3 })
const browser = await launch()
try {
  for (const role of new Set([...Object.keys(LISTS), ...Object.keys(STEPS)])) {
    const page = await council.signIn(browser, role)
    for (const [path, headings] of Object.entries(LISTS[role] ?? {}))
      await check(`${role} finds something at ${path}`, () => list(council, page, path, headings))
    if (STEPS[role]) await check(`${role} can do what the tour says`, () => STEPS[role](council, page))
    await page.context().clearCookies()
    await page.close()
  }
} finally {
  await browser.close()
  await council.stop()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
