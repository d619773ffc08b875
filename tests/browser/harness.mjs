// What every browser check shares: Debian's Chromium with a fresh profile, pages that may reach 127.0.0.1 only, and the
// questions asked of a page.
//
//   const browser = await launch()
//   const page = await browser.open('https://127.0.0.1:8443/work')
//   const faults = await checkPage(page, { name: 'My work' })        // at 1280 and 320 px
//   await browser.close()
//
// Each check returns sentences; an empty list is what must hold.
import { execSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HtmlValidate, FileSystemConfigLoader } from 'html-validate'
import { chromium } from 'playwright-core'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync']
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
export const WIDTHS = [1280, 320]

// A browser with its own profile. `script: false` turns JavaScript off.
export async function launch({ script = true } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'caseway-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: execSync('command -v chromium').toString().trim(),
    headless: true,
    args: FLAGS,
    ignoreHTTPSErrors: true, // the server's certificate is its own
    javaScriptEnabled: script,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  await context.route('**/*', (route) =>
    new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort())
  return {
    context,
    async open(url) {
      const page = await context.newPage()
      watchConsole(page)
      await page.goto(url)
      return page
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

// Errors of the page's console and scripts since it was opened.
const consoleErrors = new WeakMap()
export function watchConsole(page) {
  if (consoleErrors.has(page)) return
  const errors = []
  consoleErrors.set(page, errors)
  page.on('console', (message) => message.type() === 'error' && errors.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => errors.push(`script: ${error.message}`))
}
export const takeConsoleErrors = (page) => (consoleErrors.get(page) ?? []).splice(0)

// axe-core's violations; `incomplete` answers it could not decide are given apart, for a person to read.
export async function axe(page) {
  await page.evaluate(axeSource)
  const result = await page.evaluate((values) => axe.run(document, { runOnly: { type: 'tag', values } }), AXE_TAGS)
  const say = ({ id, help, nodes }) => `axe ${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`
  return { violations: result.violations.map(say), incomplete: result.incomplete.map(say) }
}

// What is wider than the window, unless it scrolls inside its own frame.
export async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > width + 1)
    const name = (each) => each.tagName.toLowerCase() + (each.className ? '.' + String(each.className).split(' ')[0] : '')
    return [`wider than ${width} px: ${wide.slice(0, 5).map(name).join(', ')}`]
  })
}

// html-validate's errors in the page as the server sent it.
const validator = new HtmlValidate(new FileSystemConfigLoader())
export async function validate(source, name = 'page') {
  const report = await validator.validateString(source, join(root, `${name}.html`))
  return report.results.flatMap(({ messages }) => messages)
    .filter(({ severity }) => severity === 2)
    .map(({ ruleId, message, line, column }) => `html ${ruleId}: ${message} (${line}:${column})`)
}
export async function sourceOf(page) {
  const answer = await page.context().request.get(page.url())
  return answer.text()
}

// The names of what Tab reaches, in order; a fault for each stop that cannot be seen or that is passed twice.
export async function tabOrder(page, { most = 400 } = {}) {
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    for (const each of document.querySelectorAll('[data-tab-stop]')) delete each.dataset.tabStop
  })
  const stops = []
  const faults = []
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return null
      const box = at.getBoundingClientRect()
      const style = getComputedStyle(at)
      const shadowed = [at, ...at.querySelectorAll('*')].some((each) => getComputedStyle(each).boxShadow !== 'none')
      const marked = style.outlineStyle !== 'none' || shadowed ||
        ['radio', 'checkbox'].includes(at.type) // drawn on the label
      const first = at.dataset.tabStop === 'seen'
      at.dataset.tabStop = 'seen'
      const name = at.getAttribute('aria-label') || at.innerText?.trim() || at.name || at.id || at.tagName
      return { name: name.slice(0, 60), shown: box.width > 0 && box.height > 0, marked, again: first }
    })
    if (!stop || stop.again) break
    stops.push(stop.name)
    if (!stop.shown) faults.push(`tab stop "${stop.name}" cannot be seen`)
    if (!stop.marked) faults.push(`tab stop "${stop.name}" does not show the focus`)
  }
  return { stops, faults }
}

// Everything that must hold of a page, at each width. `incomplete` names axe rules a person has looked at here; `source`
// is the page's HTML when asking for its address again would give another (the answer to a POST).
export async function checkPage(page, { name = page.url(), incomplete = ['color-contrast'], shots, source } = {}) {
  watchConsole(page)
  const faults = (await validate(source ?? (await sourceOf(page)))).map((fault) => `${name}: ${fault}`)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const add = (list) => list.forEach((fault) => faults.push(`${name} at ${width} px: ${fault}`))
    const found = await axe(page)
    add(found.violations)
    add(found.incomplete.filter((each) => !incomplete.some((rule) => each.startsWith(`axe ${rule}:`))).map((each) => `undecided: ${each}`))
    add(await overflow(page))
    if (shots) await page.screenshot({ path: `${shots}-${width}.png`, fullPage: true })
  }
  takeConsoleErrors(page).forEach((fault) => faults.push(`${name}: ${fault}`))
  return faults
}
