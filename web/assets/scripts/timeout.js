// Warns before the session ends and lets the person stay, in every tab at once.
//
//   <dialog data-timeout data-timeout-seconds="1800" data-warn-seconds="120" data-keep-alive="/session"
//           data-ended="/sign-in" data-csrf="..."> ... <span data-timeout-left> ... <button data-timeout-stay>
//
// Staying is a POST to data-keep-alive. The time left is read out at coarse steps only. Without script the session
// simply ends, and what was typed is offered again after signing in.

const CHANNEL = 'caseway-activity'
const STEPS = [120, 60, 30, 10]

const inWords = (seconds) => {
  if (seconds >= 120) return `${Math.round(seconds / 60)} minutes`
  return seconds >= 60 ? '1 minute' : `${seconds} seconds`
}

class Session {
  constructor(dialog) {
    this.dialog = dialog
    this.left = dialog.querySelector('[data-timeout-left]')
    this.limit = Number(dialog.dataset.timeoutSeconds)
    this.warn = Number(dialog.dataset.warnSeconds)
    this.channel = 'BroadcastChannel' in window ? new BroadcastChannel(CHANNEL) : null
    this.since = Date.now()
    this.said = null
  }

  renewed(tellOthers) {
    this.since = Date.now()
    this.said = null
    if (this.dialog.open) this.dialog.close()
    if (tellOthers) this.channel?.postMessage('renewed')
  }

  async stay() {
    const body = new URLSearchParams({ csrf: this.dialog.dataset.csrf })
    try {
      const answer = await fetch(this.dialog.dataset.keepAlive, { method: 'POST', body, redirect: 'manual' })
      if (answer.ok) this.renewed(true)
      else this.end()
    } catch {
      this.left.textContent = 'no connection: try again'
    }
  }

  end() {
    document.dispatchEvent(new CustomEvent('caseway:leaving'))
    if (this.dialog.open) this.dialog.close()
    window.location.assign(this.dialog.dataset.ended)
  }

  tick() {
    const left = this.limit - Math.floor((Date.now() - this.since) / 1000)
    if (left <= 0) return this.end()
    if (left > this.warn) return
    const step = STEPS.filter((each) => each >= left).pop() ?? this.warn
    if (step === this.said) return
    this.said = step
    this.left.textContent = inWords(Math.min(left, step))
    if (!this.dialog.open) {
      document.dispatchEvent(new CustomEvent('caseway:leaving'))
      this.dialog.showModal()
    }
  }
}

export function startTimeout(dialog) {
  const session = new Session(dialog)
  dialog.querySelector('[data-timeout-stay]').addEventListener('click', () => session.stay())
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    session.stay()
  })
  session.channel?.addEventListener('message', () => session.renewed(false))
  session.channel?.postMessage('renewed')
  document.addEventListener('caseway:activity', () => session.renewed(true))
  setInterval(() => session.tick(), 1000)
}
