// Two people at a page: one with nothing but a keyboard, one whose browser runs no script. Both fill in and send what
// is on the page in the same words, so that a task is written once and done by each.
//
//   const typist = new KeyboardTypist(page)
//   await typist.set('text', 'Rang.')              // the field of this name
//   await typist.follow(/\/actions\/signpost$/)    // a link, by its address
//   await typist.send({ given: '...' })            // fills these, sends, and answers what is refused until it is taken
//
// Fields are found by name and links by address, so that a change of words changes no task. What cannot be reached is
// an Error that says so.
const MOST_TABS = 400
const MOST_ROUNDS = 14

const asText = (value) => (value === true ? 'on' : String(value))

// ---- what both do, by what each can do ----
class Typist {
  constructor(page) {
    this.page = page
  }
  async goto(address) {
    const answer = await this.page.goto(address)
    this.arrived()
    return answer
  }
  arrived() {}
  async words() {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ')
  }
  path() {
    return new URL(this.page.url()).pathname
  }
  async has(name) {
    return (await this.page.locator(`main [name="${name}"]`).count()) > 0
  }
  // Fills in what is there of these, in the order of the page.
  async fill(given) {
    const names = await this.page.locator('main [name]').evaluateAll((all) => [...new Set(all.map((each) => each.name))])
    for (const name of names) if (name in given) await this.set(name, given[name])
  }
  async errors() {
    return this.page.locator('.govuk-error-summary a').evaluateAll((all) => all.map((each) => each.getAttribute('href').split('#')[1]))
  }
  // Something a person might answer to the question with this id.
  async answer(id) {
    const question = await this.page.evaluate(describe, id)
    if (!question) throw new Error(`${this.path()}: the error leads to #${id}, where there is nothing to answer`)
    if (question.add) return this.press({ value: question.add })
    if (question.value === null) throw new Error(`${this.path()}: #${id} has no answer to choose`)
    for (const [name, value] of Object.entries(question.values)) await this.set(name, value)
  }
  // The rows that answers such as "lines[0].about" stand in, where the page does not show them yet.
  async addRows(given) {
    for (const group of new Set(Object.keys(given).filter((name) => name.includes('[')).map((name) => name.split('[')[0]))) {
      const shown = await this.page.locator(`main [name^="${group}["]`).count()
      if (shown === 0 && (await this.page.locator(`main button[value="add:${group}"]`).count()) > 0)
        await this.press({ value: `add:${group}` })
    }
  }
  // Fills and sends the page's form; `onRefusal` is told of each refused page.
  async send(given = {}, { button = {}, onRefusal = async () => {} } = {}) {
    await this.addRows(given)
    await this.fill(given)
    await this.press(button)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const errors = await this.errors()
      if (errors.length === 0) return
      await onRefusal(this.page)
      await this.fill(given)
      for (const id of errors) if (!(await this.isGiven(id, given))) await this.answer(id)
      await this.press(button)
    }
    throw new Error(`${this.path()}: still refused: ${(await this.words()).slice(0, 300)}`)
  }
  async isGiven(id, given) {
    const name = await this.page.evaluate((at) => document.getElementById(at)?.name ?? '', id)
    return name in given
  }
}

// In the page: what to answer at this id. A group without rows asks for a row first.
function describe(id) {
  const at = document.getElementById(id)
  if (!at) return null
  const form = at.closest('form') ?? document
  const field = at.matches('input, select, textarea') ? at : at.querySelector('input:not([type=hidden]), select, textarea')
  if (!field) {
    const add = at.querySelector('button[value^="add:"]') ?? form.querySelector(`button[value="add:${id}"]`)
    return add ? { add: add.value } : null
  }
  const all = [...form.querySelectorAll(`[name="${CSS.escape(field.name)}"]`)]
  const values = {}
  if (field.type === 'radio') values[field.name] = (all.find((each) => each.value === 'no') ?? all[0]).value
  else if (field.type === 'checkbox') values[field.name] = field.value
  else if (field.tagName === 'SELECT') values[field.name] = [...field.options].map((each) => each.value).find((each) => each !== '')
  else if (/\.day$/.test(field.name)) {
    const stem = field.name.replace(/\.day$/, '')
    const today = new Date()
    Object.assign(values, { [`${stem}.day`]: today.getDate(), [`${stem}.month`]: today.getMonth() + 1, [`${stem}.year`]: today.getFullYear() })
  } else values[field.name] = field.inputMode === 'numeric' || field.inputMode === 'decimal' ? '1' : 'As they told us.'
  return { values, value: Object.values(values)[0] ?? null }
}

// The button that sends: of the form that posts to this page's address, by value, else the first that submits; else the
// last form's.
function findButton({ value, text, to }) {
  const buttons = [...document.querySelectorAll('main button, main [role=button]')]
  const fits = (each) =>
    (value === undefined || each.value === value) &&
    (text === undefined || new RegExp(text, 'i').test(each.innerText)) &&
    (to === undefined || new URL(each.form?.action ?? each.href ?? 'x:', location).pathname.endsWith(to))
  if (value !== undefined || text !== undefined || to !== undefined) return buttons.find(fits)
  const own = buttons.filter((each) => each.form && new URL(each.form.action, location).pathname === location.pathname && each.form.method === 'post')
  return own.find((each) => ['submit', 'take'].includes(each.value)) ?? own.filter((each) => !/^(add|remove|use):|^look|^save$|^refresh$/.test(each.value)).pop()
}

export class ScriptlessTypist extends Typist {
  async set(name, value) {
    const fields = this.page.locator(`main [name="${name}"]`)
    const first = fields.first()
    const kind = await first.evaluate((each) => (each.tagName === 'SELECT' ? 'select' : each.type))
    if (kind === 'select') return first.selectOption(await this.option(first, value))
    if (kind === 'radio' || kind === 'checkbox') return this.page.locator(`main [name="${name}"][value="${asText(value)}"]`).first().check()
    if (kind === 'file') return first.setInputFiles(value)
    return first.fill(asText(value))
  }
  async option(select, wanted) {
    return select.evaluate((each, sought) => {
      const all = [...each.options]
      return (all.find((one) => one.value === sought) ?? all.find((one) => one.text.startsWith(sought)))?.value
    }, wanted)
  }
  async press(button) {
    const handle = (await this.page.evaluateHandle(findButton, button)).asElement()
    if (!handle) throw new Error(`${this.path()}: no button ${JSON.stringify(button)}`)
    await handle.click()
    await this.page.waitForLoadState()
  }
  async follow(address) {
    const link = (await this.page.evaluateHandle(
      (pattern) => [...document.querySelectorAll('a')].find((each) => new RegExp(pattern).test(each.getAttribute('href') ?? '')),
      address.source)).asElement()
    if (!link) throw new Error(`${this.path()}: no link to ${address}`)
    await link.click()
    await this.page.waitForLoadState()
  }
}

export class KeyboardTypist extends Typist {
  arrived() {
    this.fresh = true
  }
  key(name) {
    return this.page.keyboard.press(name)
  }
  // Tab by Tab, past the page's head by its skip link, until the focus is where it should be.
  async reach(what, isThere, argument) {
    const there = () => this.page.evaluate(`(${isThere})(document.activeElement, ${JSON.stringify(argument)})`)
    if (this.fresh) await this.skipToMain()
    if (await there()) return
    for (let i = 0, ends = 0; i < MOST_TABS && ends < 2; i++) {
      await this.key('Tab')
      if (await there()) return
      if (await this.page.evaluate(() => document.activeElement === document.body)) ends++
    }
    throw new Error(`${this.path()}: the keyboard does not reach ${what}`)
  }
  async skipToMain() {
    this.fresh = false
    await this.key('Tab')
    if (await this.page.evaluate(() => document.activeElement.classList.contains('govuk-skip-link'))) await this.key('Enter')
  }
  active(question, argument) {
    return this.page.evaluate(`(${question})(document.activeElement, ${JSON.stringify(argument ?? null)})`)
  }
  async set(name, value) {
    const wanted = asText(value)
    const kind = await this.page.locator(`main [name="${name}"]`).first()
      .evaluate((each) => (each.tagName === 'SELECT' ? 'select' : each.type))
    if (kind === 'checkbox') return this.tick(name, wanted)
    await this.reach(`the field ${name}`, '(at, name) => at.name === name && at.type !== "hidden"', name)
    if (kind === 'select') return this.choose(name, wanted, '(at, sought) => at.value === sought || at.selectedOptions[0].text.startsWith(sought)', 'Home')
    if (kind === 'radio') return this.pick(name, wanted)
    if (kind === 'file') return this.attach(value)
    await this.key('Control+a')
    await this.page.keyboard.insertText(wanted)
  }
  async tick(name, wanted) {
    await this.reach(`the box ${name} ${wanted}`, '(at, [name, value]) => at.name === name && at.value === value', [name, wanted])
    if (!(await this.active('(at) => at.checked'))) await this.key('Space')
  }
  async pick(name, wanted) {
    if (await this.active('(at, sought) => at.value === sought && !at.checked', wanted)) return this.key('Space')
    return this.choose(name, wanted, '(at, sought) => at.checked && at.value === sought')
  }
  async choose(name, wanted, isChosen, first) {
    if (first) await this.key(first)
    for (let i = 0; i < 200; i++) {
      if (await this.active(isChosen, wanted)) return
      await this.key('ArrowDown')
    }
    throw new Error(`${this.path()}: the keyboard does not choose ${wanted} of ${name}`)
  }
  async attach(file) {
    // Either key opens it for a person; a browser without a window now and then takes only the other.
    for (const key of ['Space', 'Enter', 'Space']) {
      const opened = this.page.waitForEvent('filechooser', { timeout: 5000 }).catch(() => null)
      await this.key(key)
      const chooser = await opened
      if (chooser) return chooser.setFiles(file)
    }
    throw new Error(`${this.path()}: the keyboard does not open the choice of a file`)
  }
  // Enter where the focus is, and the page that comes of it.
  async enter() {
    const [answer] = await Promise.all([this.page.waitForEvent('domcontentloaded'), this.key('Enter')])
    await this.page.waitForLoadState()
    this.arrived()
    return answer
  }
  async press(button) {
    const mark = await this.page.evaluate(`((find) => {
      document.querySelectorAll('[data-sought]').forEach((each) => delete each.dataset.sought)
      const found = find(${JSON.stringify(button)})
      if (found) found.dataset.sought = 'yes'
      return Boolean(found)
    })(${findButton})`)
    if (!mark) throw new Error(`${this.path()}: no button ${JSON.stringify(button)}`)
    await this.reach(`the button ${JSON.stringify(button)}`, '(at) => at.dataset.sought === "yes"')
    await this.enter()
  }
  async follow(address) {
    await this.reach(`a link to ${address}`, '(at, pattern) => at.tagName === "A" && new RegExp(pattern).test(at.getAttribute("href") ?? "")', address.source)
    await this.enter()
  }
}
