// The whole server under hard tests, over TLS, as its own process. Usage: node tests/system/run.mjs PROGRAM [PART...]
import { Tally } from '../support/tally.mjs'
import { audit } from './audit.mjs'
import { commands } from './commands.mjs'
import { diskFull } from './disk_full.mjs'
import { killRounds } from './kills.mjs'
import { rawRequests } from './raw_requests.mjs'
import { sameForm } from './same_form.mjs'
import { secondAdministrator } from './second_administrator.mjs'
import { starting } from './starting.mjs'
import { syncs } from './syncs.mjs'

const PARTS = {
  commands,
  starting,
  raw_requests: rawRequests,
  second_administrator: secondAdministrator,
  same_form: sameForm,
  kills: killRounds,
  syncs,
  disk_full: diskFull,
  audit
}

const [program, ...chosen] = process.argv.slice(2)
const unknown = chosen.find((name) => !(name in PARTS))
if (!program || unknown) {
  console.error(`Usage: tests/system/run BUILD_FOLDER [PART...]; the parts are ${Object.keys(PARTS).join(', ')}`)
  process.exit(2)
}
const tally = new Tally()
for (const name of chosen.length > 0 ? chosen : Object.keys(PARTS)) {
  await PARTS[name](program, tally).catch((fault) => tally.test(`${name} as a whole`, () => Promise.reject(fault)))
}
tally.end()
