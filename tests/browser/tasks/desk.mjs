// Desk: where every task is done, by whoever sits at it: one page, the session of whoever is named, and what many tasks
// share. The tasks by what they are about stand beside this file.
//
//   const desk = new Desk({ council, browser, manner: 'keyboard', Typist, files })
//   await desk.task('an adviser logs a contact', async () => {
//     const typist = await desk.as('adviser')
//     const { path } = await desk.contact(typist)
//   })
//   desk.made.person        // what later tasks go on with: a person, an assessment, a concern, by their paths
//
// Its functions may be taken off it: const { as, at } = desk. TASK=regex picks tasks, TIMES=1 says how long each took.
import { checkPage } from '../harness.mjs'

export const CONTACT = { channel: 'phone', reason: 'Cannot manage the stairs since the fall', urgency: 'routine', consent: 'yes', safeguarding: 'no' }
const MOST_REFUSALS = 6 // refused pages that are checked: each is like the others

// A day asked for in three parts: today.
export function onDay(name) {
  const today = new Date()
  return { [`${name}.day`]: today.getDate(), [`${name}.month`]: today.getMonth() + 1, [`${name}.year`]: today.getFullYear() }
}

export class Desk {
  passed = 0
  failed = 0
  made = {}
  #people = 0
  #refusals = 0
  #sessions = new Map()

  constructor({ council, browser, manner, Typist, files }) {
    Object.assign(this, { council, browser, manner, Typist, files })
  }

  at = (path) => this.council.base + path
  as = async (role) => {
    if (this.page) await this.page.context().clearCookies()
    if (this.#sessions.has(role)) {
      await this.page.context().addCookies(this.#sessions.get(role))
    } else {
      await this.page?.close()
      this.page = await this.council.signIn(this.browser, role)
      this.#sessions.set(role, await this.page.context().cookies())
    }
    return new this.Typist(this.page)
  }

  // ---- results ----
  task = async (name, work) => {
    if (process.env.TASK && !new RegExp(process.env.TASK).test(name)) return
    const began = Date.now()
    try {
      await work()
      this.passed++
      if (process.env.TIMES) console.log(`${Date.now() - began} ms ${name}`)
    } catch (error) {
      this.failed++
      console.log(`FAILED ${this.manner}: ${name}\n  ${String(error.message).split('\n').slice(0, 6).join('\n  ')}`)
      if (process.env.TIMES) console.log(error.stack)
    }
  }
  expect = (what, holds) => {
    if (!holds) throw new Error(`${what} (at ${this.page.url()})`)
  }
  expectWords = async (typist, pattern) => {
    const words = await typist.words()
    this.expect(`no ${pattern} in: ${words.slice(0, 500)}`, pattern.test(words))
  }
  // A refused page is a page like any other.
  refused = (name) => async (shown) => {
    if (this.manner !== 'keyboard' || this.#refusals++ > MOST_REFUSALS) return
    const faults = await checkPage(shown, { name, source: await shown.content() })
    await shown.setViewportSize({ width: 1280, height: 900 })
    this.expect(`a refused page has faults: ${faults.slice(0, 4).join('; ')}`, faults.length === 0)
  }

  // ---- what many tasks do ----
  nameOf = () => ({
    first_names: `Temi${['a', 'e', 'i', 'o', 'u'][this.#people++ % 5]}`,
    last_name: `Quill${String.fromCharCode(97 + this.#people)}ford`
  })
  contact = async (typist, name = this.nameOf()) => {
    await typist.goto(this.at('/contacts/new'))
    await typist.send({ ...CONTACT, ...name }, { button: { to: '/contacts/new', text: 'contact' } })
    if (typist.path() === '/contacts/new') await typist.press({ text: 'someone new' }) // they are like someone known
    this.expect('the contact did not become a case', /^\/cases\/[^/]+$/.test(typist.path()))
    return { path: typist.path(), name: `${name.first_names} ${name.last_name}`, ...name }
  }
  act = async (typist, kase, action, given = {}, options = {}) => {
    await typist.goto(this.at(kase))
    if ((await this.page.locator(`a[href$="/actions/${action}"]`).count()) === 0)
      throw new Error(`${kase}: ${action} is not offered: ${(await typist.words()).replace(/.*What you can do now/, '').slice(0, 700)}`)
    await typist.follow(new RegExp(`/actions/${action}$`))
    await typist.send(given, options)
    this.expect(`${action} was not taken`, !/\/actions\//.test(typist.path()))
  }
  // Whoever logs a contact while the access point is shut takes it over, where by day they start to screen it.
  startScreening = async (typist, kase) => {
    await typist.goto(this.at(kase))
    const shut = (await this.page.locator('a[href$="/actions/acknowledge"]').count()) > 0
    await this.act(typist, kase, shut ? 'acknowledge' : 'start_screening')
  }
  write = async (typist, kase, form, given = {}, options = {}) => {
    await typist.goto(this.at(kase))
    await typist.follow(new RegExp(`/forms/${form}$`))
    await typist.send(given, { ...options, button: { value: 'submit' } })
    this.expect(`${form} was not submitted`, !/\/forms\//.test(typist.path()))
  }
  // The links of a case that leads on to others: the newest one opened from it.
  openedFrom = async (typist, kase) => {
    await typist.goto(this.at(kase))
    const links = await this.page.locator('main a[href^="/cases/"]').evaluateAll((all) => all.map((each) => each.getAttribute('href')))
    const other = links.map((href) => href.split(/[?#]/)[0]).find((href) => /^\/cases\/[^/]+$/.test(href) && href !== kase)
    this.expect('no case was opened from it', other !== undefined)
    return other
  }
  // Of the account of whoever signs in with this role: "Name", "Teams".
  ofAccount = async (role, what) => {
    await this.as(role)
    await this.page.goto(this.at('/account'))
    return (await this.page.locator('main').innerText()).match(new RegExp(`^${what}\\s+(.+)$`, 'm'))[1].split(',')[0].trim()
  }
  personOf = async (typist, kase) => {
    await typist.goto(this.at(kase))
    const href = await this.page.locator('main a[href^="/people/"], .moj-identity-bar a[href^="/people/"], a[href^="/people/"]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')).find((each) => /^\/people\/[0-9a-z$~*=-]{9}/.test(each) && !/^\/people\/new/.test(each)))
    return href.match(/^\/people\/[^/?#]+/)[0]
  }
}
