// Saves what is being written, question by question, while it is written.
//
//   <form method="post" action="/cases/R-1/forms/concern" data-autosave="/cases/R-1/forms/concern/draft">
//     <input type="hidden" name="csrf" value="...">          sent with every save, as is anything [data-autosave-always]
//     <p class="app-saving" data-autosave-status role="status"></p>
//
// A save is a POST of the questions changed since the last one (names and values as the form itself would send them; a
// question left with nothing chosen is sent with an empty value). Any 2xx answer means kept. 409 means that the form is
// no longer as this page knew it: somebody else, or the same person in another window, changed the same question, or the
// writer has submitted it in the meantime. The form is then saved by its button, which shows both texts. When the
// network or the session is away the changes stay in this tab (memory and sessionStorage) and are tried again; after
// signing in again on the same page they are put back into their fields and sent. The form's own button sends the names
// of what was saved on the way (saved_here): for these the page's value stands, whichever save arrives when.

const QUIET_MS = 1500
const CHOSEN_MS = 300 // after a choice: further questions may hang on it (follow_ups.js)
const FIRST_RETRY_MS = 3000
const LAST_RETRY_MS = 60000
const CHOSEN_TYPES = new Set(['radio', 'checkbox', 'select-one'])
const SKIPPED_TYPES = new Set(['hidden', 'file', 'password', 'submit', 'button', 'reset', 'image'])

const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

// The values a browser would send for one name.
const valuesOf = (form, name) => {
  const values = new FormData(form).getAll(name).filter((value) => typeof value === 'string')
  return values.length > 0 ? values : ['']
}

const questionNames = (form) => {
  const fields = [...form.elements].filter((field) => field.name && !SKIPPED_TYPES.has(field.type))
  return new Set(fields.map((field) => field.name))
}

const putBack = (form, name, values) => {
  for (const field of form.elements) {
    if (field.name !== name || SKIPPED_TYPES.has(field.type)) continue
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value)
    else field.value = values[values.length - 1] // a box that follows choices of its name is the last
  }
}

class Draft {
  constructor(form) {
    this.form = form
    this.url = form.dataset.autosave
    this.key = `caseway-draft:${this.url}`
    this.changed = new Map() // name -> values, not yet kept by the server
    this.savedHere = new Set() // names that went to the server from this page
    this.retryMs = FIRST_RETRY_MS
    this.sending = false
    this.stopped = false
    this.status = form.querySelector('[data-autosave-status]') ?? this.addStatus()
  }

  addStatus() {
    const status = document.createElement('p')
    status.className = 'app-saving'
    status.setAttribute('role', 'status')
    this.form.prepend(status)
    return status
  }

  say(text, waiting = false) {
    if (this.status.textContent !== text) this.status.textContent = text
    this.status.classList.toggle('app-saving--waiting', waiting)
  }

  note({ name, type }) {
    if (!questionNames(this.form).has(name)) return
    this.changed.set(name, valuesOf(this.form, name))
    this.store()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), CHOSEN_TYPES.has(type) ? CHOSEN_MS : QUIET_MS)
  }

  // The draft's revision this page was made from.
  base() {
    return this.form.querySelector('input[name="base"]')?.value ?? ''
  }

  // `posted`: the form's button has sent it all.
  store(posted = false) {
    try {
      if (this.changed.size === 0) sessionStorage.removeItem(this.key)
      else sessionStorage.setItem(this.key, JSON.stringify({ posted, base: this.base(), changed: [...this.changed] }))
    } catch {
      // A full or forbidden store: memory still holds the changes.
    }
  }

  // Puts back what never reached the server. What the button posted did, once the draft has moved on since: rows may have
  // other numbers by now, and answers may have been changed by others.
  restore() {
    let kept = {}
    try {
      kept = JSON.parse(sessionStorage.getItem(this.key) ?? '{}')
    } catch {
      // Not ours: it goes with the next change.
    }
    if (!kept.changed || (kept.posted && kept.base !== this.base())) return this.store()
    for (const [name, values] of kept.changed) {
      putBack(this.form, name, values)
      this.changed.set(name, values)
    }
    this.send()
  }

  body(batch) {
    const body = new URLSearchParams()
    for (const field of this.form.querySelectorAll('input[name="csrf"], [data-autosave-always]')) {
      body.append(field.name, field.value)
    }
    for (const [name, values] of batch) for (const value of values) body.append(name, value)
    return body
  }

  async send() {
    if (this.sending || this.stopped || this.changed.size === 0) return
    this.sending = true
    const batch = new Map(this.changed)
    for (const name of batch.keys()) this.savedHere.add(name)
    let status = 0
    let told = {}
    try {
      const answer = await fetch(this.url, { method: 'POST', body: this.body(batch), redirect: 'manual', keepalive: true })
      status = answer.status
      if (answer.ok) told = await answer.json().catch(() => ({}))
    } catch {
      status = 0 // no network
    }
    this.sending = false
    this.settle(status, batch, told)
  }

  settle(status, batch, told) {
    if (status >= 200 && status < 300) return this.kept(batch, told)
    if (status === 409) {
      this.say('This form has changed since you opened it. Use the save button to see both texts.', true)
      return
    }
    if (status === 0 || status >= 500 || status === 429) {
      this.say('Not saved: no connection. What you wrote is kept in this tab and will be sent.', true)
    } else {
      this.say('Not saved yet. What you wrote is kept in this tab: use the save button.', true)
    }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS)
  }

  kept(batch, told) {
    for (const [name, values] of batch) {
      const now = this.changed.get(name)
      if (now && now.join('\n') === values.join('\n') && now.length === values.length) this.changed.delete(name)
    }
    this.store()
    this.retryMs = FIRST_RETRY_MS
    this.say(`Saved ${clock()}`)
    document.dispatchEvent(new CustomEvent('caseway:activity'))
    this.form.dispatchEvent(new CustomEvent('caseway:kept', { detail: told }))
    if (this.changed.size > 0) this.send()
  }

  // Parts of the form were put there anew, with what the server holds.
  asked() {
    for (const [name, values] of this.changed) putBack(this.form, name, values)
  }

  // The whole form goes by its own button: it carries every change.
  submitted() {
    this.stopped = true
    clearTimeout(this.timer)
    this.store(true)
    this.savedField ??= this.addSavedField()
    this.savedField.value = [...this.savedHere].join(' ')
  }

  addSavedField() {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'saved_here'
    this.form.append(field)
    return field
  }

  // The page came back after all (by the back button, or because the browser stayed on it).
  resumed() {
    this.stopped = false
    this.send()
  }
}

export function startAutosave(form) {
  const draft = new Draft(form)
  for (const type of ['input', 'change']) form.addEventListener(type, (event) => draft.note(event.target))
  form.addEventListener('caseway:asked', () => draft.asked())
  form.addEventListener('focusout', () => draft.send())
  form.addEventListener('submit', () => draft.submitted())
  window.addEventListener('online', () => draft.send())
  window.addEventListener('pageshow', (event) => event.persisted && draft.resumed())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && draft.send())
  document.addEventListener('caseway:leaving', () => draft.send())
  window.addEventListener('beforeunload', (event) => {
    if (draft.stopped || draft.changed.size === 0) return
    draft.send()
    event.preventDefault()
  })
  draft.restore()
}
