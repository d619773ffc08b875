// Every task of the program, done by one who has only a keyboard or by one whose browser runs no script, each with what
// must come of it: node tests/browser/tasks.mjs PROGRAM keyboard|scriptless. Last line: "N passed, N failed".
//
// The tasks stand in tasks/, by what they are about, in this order: later ones go on with what earlier ones made. Pages
// that refuse something are checked as the others are: HTML, axe, both widths.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from './harness.mjs'
import { startCouncil } from './council.mjs'
import { KeyboardTypist, ScriptlessTypist } from './typists.mjs'
import { Desk } from './tasks/desk.mjs'
import { contactTasks } from './tasks/contact.mjs'
import { assessmentTasks } from './tasks/assessment.mjs'
import { safeguardingTasks } from './tasks/safeguarding.mjs'
import { peopleTasks } from './tasks/people.mjs'
import { arrivingTasks } from './tasks/arriving.mjs'
import { runningTasks } from './tasks/running.mjs'
import { refusingTasks } from './tasks/refusing.mjs'

const [, , program, manner] = process.argv
const Typist = { keyboard: KeyboardTypist, scriptless: ScriptlessTypist }[manner]
if (!program || !Typist) {
  console.error('node tests/browser/tasks.mjs PROGRAM keyboard|scriptless')
  process.exit(2)
}
const files = mkdtempSync(join(tmpdir(), 'caseway-files-'))
const council = await startCouncil(program, { people: 25, seed: 8 })
const browser = await launch({ script: manner === 'keyboard' })
const desk = new Desk({ council, browser, manner, Typist, files })

const areas = [contactTasks, assessmentTasks, safeguardingTasks, peopleTasks, arrivingTasks, runningTasks, refusingTasks]
for (const tasksOf of areas) await tasksOf(desk)

await browser.close()
await council.stop()
rmSync(files, { recursive: true, force: true })
console.log(`${desk.passed} passed, ${desk.failed} failed`)
process.exit(desk.failed === 0 ? 0 : 1)
