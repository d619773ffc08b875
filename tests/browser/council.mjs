// A running Caseway for browser checks: a demonstration council in a folder of its own, served on a free port.
//
//   const council = await startCouncil('build/test/app/caseway', { people: 40 })
//   const page = await council.signIn(browser, 'social-worker')
//   await council.stop()
import { makeCouncil, removeCouncil, serve } from '../support/served_council.mjs'

export async function startCouncil(program, { people = 40, seed = 3 } = {}) {
  const data = makeCouncil(program, { people, seed })
  const server = await serve(program, data)
  return {
    base: server.base,
    links: server.links,
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
