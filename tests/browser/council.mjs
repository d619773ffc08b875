// A running Caseway for browser checks: a demonstration council in a folder of its own, served on a free port.
//
//   const council = await startCouncil('build/test/app/caseway', { people: 40 })
//   const page = await council.signIn(browser, 'social-worker')
//   await council.stop()
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCouncil, removeCouncil, serve } from '../support/served_council.mjs'

export async function startCouncil(program, { people = 40, seed = 3 } = {}) {
  const data = makeCouncil(program, { people, seed })
  const server = await serve(program, data)
  return {
    base: server.base,
    links: server.links,
    // Of one account of this role: { user, password, code() }, where the code is what its authenticator app shows now.
    signInOf: (role) => signInOf(data, role),
    async signIn(browser, role) {
      const page = await browser.open(server.links.get(role))
      await page.getByRole('button', { name: /^Sign in as/ }).click()
      return page
    },
    async stop() {
      await server.stop()
      removeCouncil(data)
    },
  }
}

function signInOf(data, role) {
  const line = readFileSync(join(data, 'sign-ins.txt'), 'utf8').split('\n').find((each) => each.startsWith(`${role}.`))
  const [user, password, secret] = line.split('\t')
  return { user, password, code: () => codeShown(secret, Date.now()) }
}

// RFC 6238: six digits for these 30 seconds.
function codeShown(base32, now) {
  const bits = [...base32].map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const sum = createHmac('sha1', key).update(step).digest()
  const number = sum.readUInt32BE(sum[19] & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
