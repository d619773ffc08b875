// The records of people: added, written on, struck through, joined, closed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export async function peopleTasks(desk) {
  const { as, at, task, expect, expectWords, contact, personOf, nameOf, files } = desk

  await task('a person is added, and a note is written about them in one action', async () => {
    const typist = await as('adviser')
    await typist.goto(at('/people/new'))
    const name = nameOf()
    await typist.send({ ...name, born: '27/3/1941', address: 'No fixed abode' })
    expect('the person has no page', /^\/people\/[^/]{9}$/.test(typist.path()))
    desk.made.person = typist.path()
    await typist.send({ text: 'Rang; the daughter will call back.' }, { button: { to: `${desk.made.person}/notes` } })
    await typist.goto(at(desk.made.person))
    await expectWords(typist, /the daughter will call back/)
  })
  await task('a note written on the wrong record is struck through with its reason', async () => {
    const typist = await as('social-worker')
    await typist.goto(at(desk.made.person))
    await typist.send({ text: 'About somebody else.' }, { button: { to: `${desk.made.person}/notes` } })
    await typist.goto(at(`${desk.made.person}/chronology`))
    await typist.follow(/\/notes\/[^/]+\/error$/)
    await typist.send({ words: 'Meant for a neighbour' })
    await typist.goto(at(`${desk.made.person}/chronology`))
    await expectWords(typist, /Meant for a neighbour/)
  })
  await task('a file is attached to a person and comes back as it was', async () => {
    const file = join(files, 'plan.txt')
    writeFileSync(file, 'What we agreed.\n')
    const typist = await as('social-worker')
    await typist.goto(at(`${desk.made.person}/files`))
    await typist.send({ file })
    await typist.goto(at(`${desk.made.person}/files`))
    const href = await desk.page.locator('a[href^="/attachments/"]').first().getAttribute('href')
    const answer = await desk.page.context().request.get(at(href))
    expect('the file reads differently', (await answer.text()) === 'What we agreed.\n')
  })
  await task('two records of one person are joined by a worker, never by the program', async () => {
    const name = { ...nameOf(), born: '3/5/1939' }
    let typist = await as('adviser')
    await typist.goto(at('/people/new'))
    await typist.send(name)
    await typist.goto(at('/people/new'))
    await typist.fill(name)
    await typist.press({ text: 'add this person' })
    await expectWords(typist, /same name|already/i)
    await typist.press({ text: 'someone else' })
    typist = await as('access-manager')
    await typist.goto(at('/duplicates'))
    const pair = await desk.page.locator('main section', { hasText: name.last_name }).first().locator('input[name=pair]').inputValue()
    await joinPair(typist, pair)
    await expectWords(typist, new RegExp(name.last_name))
  })
  // The form of one pair among several on the page.
  async function joinPair(typist, pair) {
    await desk.page.evaluate((value) => {
      for (const form of document.querySelectorAll('main form')) {
        if (form.querySelector('input[name=pair]')?.value !== value) form.closest('section')?.remove()
      }
    }, pair)
    await typist.set('answer', 'same')
    await typist.set('reason', 'The same NHS number on her letter')
    await typist.press({ text: 'save answer' })
  }
  await task('a death is recorded once and shown on the record', async () => {
    const typist = await as('social-worker')
    const { path } = await contact(typist)
    const who = await personOf(typist, path)
    await typist.goto(at(`${who}/death`))
    await typist.send({ on: '1/9/2026', told_by: 'The daughter' })
    await typist.goto(at(who))
    expect('the page does not say that they died', /died/i.test(await desk.page.locator('body').innerText()))
  })
  await task('what may be shared is recorded with whom it is about, and withdrawn again', async () => {
    const typist = await as('social-worker')
    await typist.goto(at(`${desk.made.person}/sharing`))
    await typist.send({ with: 'relative', name: 'Her son Kofi', what: 'arrangements' }, { button: { text: 'record the choice' } })
    await typist.goto(at(desk.made.person))
    await expectWords(typist, /Her son Kofi/)
    await typist.goto(at(`${desk.made.person}/sharing`))
    await desk.page.locator('details').evaluateAll((all) => all.forEach((each) => (each.open = true)))
    await typist.press({ to: '/withdrawal' })
    await expectWords(typist, /until/)
  })
  await task('a case on the wrong person is moved to the right one, found by name and seen beside the wrong one', async () => {
    let typist = await as('adviser')
    const right = nameOf()
    await typist.goto(at('/people/new'))
    await typist.send(right)
    const { path, name } = await contact(typist)
    typist = await as('access-manager')
    await typist.goto(at(path))
    await typist.follow(/\/move$/)
    await typist.fill({ q: right.last_name })
    await typist.press({ text: 'Look for them' })
    await typist.follow(/\/move\?to=/)
    await expectWords(typist, new RegExp(`${name}.*${right.first_names} ${right.last_name}`))
    await typist.send({ reason: 'Two records were open.' })
    expect('it is where it was', /^\/cases\/[^/]+$/.test(typist.path()) && typist.path() !== path)
    await expectWords(typist, /Moved, as it was on the wrong person/)
  })
  await task('a case opened in error is struck through with its reason', async () => {
    const typist = await as('senior')
    const { path } = await contact(typist)
    await typist.goto(at(`${path}/error`))
    await typist.send({ reason: 'Opened twice' })
    await typist.goto(at(path))
    await expectWords(typist, /in error/i)
  })
}
