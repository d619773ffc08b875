// Pages that refuse, and pages with nothing on them.
import { checkPage } from '../harness.mjs'

export async function refusingTasks(desk) {
  const { as, at, task, expect, manner } = desk

  await task('what is not there, not allowed, or not possible now says so on a sound page', async () => {
    if (manner !== 'keyboard') return
    const pages = []
    const look = async (role, path, status) => {
      const typist = await as(role)
      const answer = await typist.goto(at(path))
      expect(`${path} answered ${answer.status()}`, answer.status() === status)
      pages.push(...(await checkPage(desk.page, { name: `${status} ${path}`, source: await answer.text() })).filter((fault) => !/console: Failed to load resource/.test(fault)))
    }
    await look('adviser', '/nowhere', 404)
    await look('adviser', '/people/000000000', 404)
    await look('adviser', '/audit', 403)
    await look('administrator', desk.made.person, 403)
    await look('adviser', `${desk.made.assessment}/actions/start`, 409)
    await look('adviser', '/people?q=nobodyofthisname', 200)
    await look('adviser', '/work?due=overdue', 200)
    await look('privacy-auditor', '/audit?record=zz', 422)
    await look('team-manager', '/duplicates', 200)
    await desk.page.setViewportSize({ width: 1280, height: 900 })
    expect(pages.slice(0, 6).join('; '), pages.length === 0)
  })
}
