// Starts everything on the page. Each page works without any of it.
import { initAll as startGovuk } from 'govuk-frontend'
import { Alert, ButtonMenu } from 'moj-frontend'
import { startAutosave } from './autosave.js'
import { startFollowUps } from './follow_ups.js'
import { startTimeout } from './timeout.js'
import { startTyped } from './typed.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
startGovuk()

const start = (Component, selector) => {
  for (const root of document.querySelectorAll(`[data-module="${selector}"]`)) new Component(root)
}

// GOV.UK's script puts aria-expanded on radio buttons, where ARIA does not allow it.
const tidyRadios = () => {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) radio.removeAttribute('aria-expanded')
}
tidyRadios()
new MutationObserver(tidyRadios).observe(document.body, { subtree: true, attributeFilter: ['aria-expanded'] })

start(Alert, 'moj-alert')
start(ButtonMenu, 'moj-button-menu')

for (const form of document.querySelectorAll('form[data-asked]')) startFollowUps(form, (part) => startGovuk({ scope: part }))
for (const form of document.querySelectorAll('form[data-autosave]')) startAutosave(form)
for (const form of document.querySelectorAll('main form[method="post"]:not([data-autosave])')) startTyped(form)
for (const dialog of document.querySelectorAll('dialog[data-timeout]')) startTimeout(dialog)
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
