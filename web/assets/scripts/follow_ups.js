// Questions that hang on an answer appear once it is kept, without a button.
//
//   <form data-autosave="/cases/R-1/forms/concern/draft" data-asked="9f3c...">     a mark of what is asked
//     <div data-questions><div data-question="safe_now">...</div> ... </div>
//
// When a save tells another mark (autosave.js), the page is fetched again from its own address, and the questions that
// came, went or have other fields are put in their places. The others are not touched: what is typed stays, and so does
// the focus. Without this the button "Save and show further questions" does the same.

// What can be answered in a part of the form, in one text.
const fieldsOf = (part) =>
  [...part.querySelectorAll('input, select, textarea')]
    .map(({ name, type, value }) => `${name} ${type === 'radio' || type === 'checkbox' ? value : ''}`)
    .join('\n')

const fetchAgain = async (form) => {
  const url = new URL(location.href)
  for (const told of ['saved', 'wrote']) url.searchParams.delete(told)
  const answer = await fetch(url, { redirect: 'error' })
  if (!answer.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return [...page.forms].find((other) => other.dataset.autosave === form.dataset.autosave) ?? null
}

// Gives the parts that are new on the page. Both lists are in the order of the form.
const putInPlace = (list, fresh) => {
  const keyOf = (part) => part?.dataset.question
  const asked = new Set([...fresh.children].map(keyOf))
  for (const part of [...list.children]) if (!asked.has(keyOf(part))) part.remove()
  const added = []
  let at = list.firstElementChild
  for (const part of [...fresh.children]) {
    const stands = at !== null && keyOf(at) === keyOf(part)
    const next = stands ? at.nextElementSibling : at
    if (!stands) list.insertBefore(part, at)
    else if (fieldsOf(at) !== fieldsOf(part)) at.replaceWith(part)
    if (part.parentElement === list) added.push(part)
    at = next
  }
  return added
}

// Where the writer was, should that part of the form be put there anew.
const keepPlace = () => {
  const { id, selectionStart, selectionEnd } = document.activeElement ?? {}
  return () => {
    const field = id && document.activeElement === document.body ? document.getElementById(id) : null
    if (!field) return
    field.focus({ preventScroll: true })
    if (typeof selectionStart === 'number') field.setSelectionRange(selectionStart, selectionEnd)
  }
}

class FollowUps {
  constructor(form, start) {
    this.form = form
    this.start = start
    this.asked = form.dataset.asked
    this.round = 0
    this.fetching = false
  }

  // What is kept while the page is fetched would be missing from it: then it is fetched once more.
  async kept({ asked }) {
    if (!asked || (asked === this.asked && !this.fetching)) return
    this.asked = asked
    const round = ++this.round
    this.fetching = true
    const fresh = await fetchAgain(this.form).catch(() => null)
    if (round !== this.round) return
    this.fetching = false
    if (fresh !== null) this.show(fresh)
  }

  show(fresh) {
    const list = this.form.querySelector('[data-questions]')
    const before = list.childElementCount
    const goBack = keepPlace()
    const was = fresh.querySelector('input[name="was"]').value
    const added = putInPlace(list, fresh.querySelector('[data-questions]'))
    this.form.querySelector('input[name="was"]').value = was
    for (const part of added) this.start(part)
    this.form.dispatchEvent(new CustomEvent('caseway:asked'))
    goBack()
    const status = this.form.querySelector('[data-autosave-status]')
    const after = list.childElementCount
    if (after !== before) status.textContent += after > before ? '. More is asked now.' : '. Less is asked now.'
  }
}

// `start(part)` makes the components of a part of the page work.
export function startFollowUps(form, start) {
  const followUps = new FollowUps(form, start)
  form.addEventListener('caseway:kept', (event) => followUps.kept(event.detail))
}
