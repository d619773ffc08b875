// Shows the component gallery to a browser under the server's own content policy.
//
//   node check.mjs GALLERY_PROGRAM ASSET_FOLDER [SHOT_FOLDER]
//
// Exit status 1 when anything is wrong; each fault is a line. Last line: N passed, N failed.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, extname, join } from 'node:path'
import { axe, checkPage, launch, tabOrder, takeConsoleErrors } from '../harness.mjs'

const [gallery, assets, shots] = process.argv.slice(2)
const TYPES = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' }
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
const PAGES = ['work', 'form', 'record', 'parts']

// The drafts the page sent, and how the next ones are answered.
const drafts = []
let draftStatus = 204

const readBody = async (request) => {
  let body = ''
  for await (const part of request) body += part
  return body
}
const server = createServer(async (request, answer) => {
  const { pathname } = new URL(request.url, 'http://127.0.0.1')
  answer.setHeader('Content-Security-Policy', POLICY)
  if (request.method === 'POST') {
    const body = await readBody(request)
    if (draftStatus === 204) drafts.push(body)
    answer.writeHead(draftStatus).end()
  } else if (pathname.startsWith('/assets/')) {
    answer.setHeader('Content-Type', TYPES[extname(pathname)])
    answer.end(readFileSync(join(assets, basename(pathname))))
  } else {
    answer.setHeader('Content-Type', 'text/html; charset=utf-8')
    answer.end(execFileSync(gallery, [pathname.slice(1)]))
  }
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const base = `http://127.0.0.1:${server.address().port}`

let passed = 0
let failed = 0
const report = (name, faults) => {
  if (faults.length === 0) passed++
  else failed++
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  for (const fault of faults) console.log(`     ${fault}`)
}
const wait = async (holds) => {
  for (let i = 0; i < 100 && !(await holds()); i++) await new Promise((next) => setTimeout(next, 100))
  return holds()
}

const browser = await launch()
for (const name of PAGES) {
  const page = await browser.open(`${base}/${name}`)
  report(`${name}: rules, width, markup, console`, await checkPage(page, { name, shots: shots && join(shots, name) }))
  const { stops, faults } = await tabOrder(page)
  if (stops[0] !== 'Skip to main content') faults.push(`the first stop is ${stops[0]}`)
  if (stops.length < 10) faults.push(`only ${stops.length} tab stops`)
  report(`${name}: keyboard reaches ${stops.length} stops`, faults)
  await page.close()
}

const page = await browser.open(`${base}/form`)
await page.fill('#danger', 'first', { force: true }).catch(() => {})
await page.fill('#story', 'She says she is frightened.')
const saved = () => page.locator('[data-autosave-status]').innerText()
report('a change is saved with its question alone and the page says when', [
  ...((await wait(async () => /^Saved \d\d:\d\d$/.test(await saved()))) ? [] : [`the page says "${await saved()}"`]),
  ...(drafts.some((body) => body.includes('csrf=token') && body.includes('story=She+says')) ? [] : [`sent: ${drafts}`]),
  ...(drafts.some((body) => body.includes('cost=')) ? ['an unchanged question was sent'] : []),
])
draftStatus = 503
await page.fill('#cost', '99')
const waits = await wait(async () => (await saved()).startsWith('Not saved: no connection'))
await page.reload().catch(() => {})
draftStatus = 204
const sentAfter = await wait(() => drafts.some((body) => body.includes('cost=99')))
report('what could not be saved is kept through a reload and sent later', [
  ...(waits ? [] : ['the page did not say that nothing was saved']),
  ...((await page.inputValue('#cost')) === '99' ? [] : ['the text was not put back']),
  ...(sentAfter ? [] : ['the change was never sent']),
])
takeConsoleErrors(page)
await page.close()

const ending = await browser.open(`${base}/ending`)
const dialog = ending.locator('dialog[data-timeout]')
const warned = await wait(() => dialog.isVisible())
const words = await dialog.innerText()
const { violations } = await axe(ending)
await ending.keyboard.press('Enter') // the button has the focus
const stayed = await wait(async () => !(await dialog.isVisible()))
report('before the session ends the page warns, and a key press keeps it', [
  ...(warned ? [] : ['no warning came']),
  ...(words.includes('You will be signed out in 2 minutes.') ? [] : [`it says: ${words}`]),
  ...(stayed ? [] : ['the warning stayed']),
  ...violations,
  ...takeConsoleErrors(ending),
])
await ending.close()
await browser.close()

const plain = await launch({ script: false })
const still = await plain.open(`${base}/form`)
report('without script every answer can be given', [
  ...((await still.locator('#danger').isVisible()) ? [] : ['the field under "No" is hidden']),
  ...((await still.locator('button:has-text("Save for later")').isVisible()) ? [] : ['the button is hidden']),
])
await plain.close()
server.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
