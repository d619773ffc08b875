// What is typed into a form that nothing saves on the way (a note, an action, a contact) stays in this tab until it is
// sent: whoever follows a link to look something up, and comes back, finds it in its place.
//
// Only in the session it was typed in (the form's csrf field tells), so that nobody who signs in after somebody else in
// the same tab is shown their words. Forms of the record save themselves (autosave.js); what was sent is the server's,
// which gives it back where it refuses it.
const KEY = 'caseway-typed:'
const KEPT_TYPES = new Set(['textarea', 'text', 'tel', 'email', 'number', 'date', 'radio', 'checkbox', 'select-one'])

const keyOf = (form) => `${KEY}${location.pathname} ${form.getAttribute('action') ?? ''}`
const sessionOf = (form) => form.querySelector('input[name="csrf"]')?.value ?? ''
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && KEPT_TYPES.has(field.type))
const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox'
const isWritten = (field) => !isChoice(field) && field.type !== 'select-one'

const textOf = (field) => (isChoice(field) ? (field.checked ? 'on' : '') : field.value)
const givenBySelect = (field) => ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value
const given = (field) => {
  if (isChoice(field)) return field.defaultChecked ? 'on' : ''
  return field.type === 'select-one' ? givenBySelect(field) : field.defaultValue
}

// What differs from what the server gave: only that is put back, over whatever stands there by then.
const changesOf = (form) =>
  fieldsOf(form)
    .map((field, at) => ({ at, name: field.name, text: textOf(field), given: given(field) }))
    .filter(({ text, given }) => text !== given)

const read = (form) => {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(form)) ?? 'null')
  } catch {
    return null // not ours: it goes with the next change
  }
}

const forget = (form) => sessionStorage.removeItem(keyOf(form))

const keep = (form) => {
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ session: sessionOf(form), changes: changesOf(form) }))
  } catch {
    // A full or forbidden store: the page itself still holds it.
  }
}

const sayBack = (form, clear) => {
  const told = document.createElement('p')
  told.className = 'app-saving app-no-print'
  told.setAttribute('role', 'status')
  told.textContent = 'What you typed here before, and did not send, is back. '
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'app-link-button'
  button.textContent = 'Clear it'
  button.addEventListener('click', () => {
    clear()
    told.remove()
  })
  told.append(button)
  form.prepend(told)
}

// Puts back what was typed, where the page still asks it and nobody has answered it otherwise meanwhile.
const putBack = (form) => {
  const kept = read(form)
  if (kept?.session !== sessionOf(form)) return forget(form)
  const fields = fieldsOf(form)
  const stands = ({ at, name, given: was }) => fields[at]?.name === name && given(fields[at]) === was
  const changes = kept.changes.filter(stands)
  for (const { at, text } of changes) {
    if (isChoice(fields[at])) fields[at].checked = text === 'on'
    else fields[at].value = text
  }
  if (changes.length === 0) return forget(form)
  sayBack(form, () => {
    forget(form)
    form.reset()
  })
}

// `form` posts, and has something to write in.
export function startTyped(form) {
  if (form.querySelector('input[type="password"]') || !fieldsOf(form).some(isWritten)) return
  putBack(form)
  for (const type of ['input', 'change']) form.addEventListener(type, () => keep(form))
  form.addEventListener('submit', () => forget(form))
}
