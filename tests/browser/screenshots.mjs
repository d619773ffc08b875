// The pictures of README.md, made anew: node tests/browser/screenshots.mjs PROGRAM
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from './harness.mjs'
import { startCouncil } from './council.mjs'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots')
mkdirSync(folder, { recursive: true })
const council = await startCouncil(process.argv[2], { people: 400, seed: 5 })
const browser = await launch()
const page = await council.signIn(browser, 'social-worker')
await page.setViewportSize({ width: 1280, height: 900 })
await page.goto(`${council.base}/work`)
await page.screenshot({ path: join(folder, 'worklist.png') })
await page.goto(`${council.base}/pathways/safeguarding`)
await page.locator('main svg').first().screenshot({ path: join(folder, 'pathway.png') })
await browser.close()
await council.stop()
