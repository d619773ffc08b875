// What staff do to the record in tests of the whole server, and what each deed must leave in it.
//
//   const deed = contact('Marker 17')           // { kind, path, fields, command }; send it with send(visitor, deed)
//   await send(grace, deed)                     // 303: deed.acknowledged, and for a contact deed.casePath
//   faultsIn(data, [deed])                      // [] when each is there whole and once, or not at all and not acknowledged
import { newCommand } from './visitor.mjs'
import { rows } from './record.mjs'

// The moment the councils of these tests live in: a Wednesday in opening hours.
export const NOON = '2026-11-18T12:00'

// The events of each deed, in their order.
const LEAVES = {
  contact: 'person.registered,contact.logged,case.opened',
  note: 'note.written',
  move: 'case.advanced',
  typing: 'case.form-started',
}

const deed = (kind, path, fields) => ({ kind, path, fields, command: newCommand(), acknowledged: false })

// A name of its own for each caller's person: alike names are looked through for duplicates.
const invented = () => newCommand().replace(/\d/g, (digit) => 'ghijklmnop'[digit]).slice(0, 12)

export const contact = (reason) =>
  deed('contact', '/contacts/new', {
    person: 'new', first_names: invented(), last_name: invented(), channel: 'phone', reason, urgency: 'routine', consent: 'yes', safeguarding: 'no',
  })
export const note = (casePath, text) => deed('note', `${casePath}/notes`, { text })
// What the script saves while somebody types, the first time on this case; its words lie beside the log.
export const typing = (casePath, text) => ({ ...deed('typing', `${casePath}/forms/contact/draft`, { base: '0', what_happened: text }), text, accepted: 200 })
// The two moves every referral can make without a form: new to screening, screening to recorded in error.
export const startScreening = (casePath) => deed('move', `${casePath}/actions/start_screening`, { deed: 'take', seen_state: 'new' })
export const markInError = (casePath) => deed('move', `${casePath}/actions/mark_in_error`, { deed: 'take', seen_state: 'screening', action_reason: 'test', action_words: 'Made by mistake' })

export async function send(visitor, one, options) {
  const answer = await visitor.post(one.path, { ...one.fields, command: one.command }, options)
  one.status = answer.status
  one.acknowledged = answer.status === (one.accepted ?? 303)
  if (one.acknowledged && one.kind === 'contact') one.casePath = answer.location
  return answer
}

export async function mustSend(visitor, one) {
  const answer = await send(visitor, one)
  if (!one.acknowledged) throw new Error(`${one.kind} to ${one.path} answered ${answer.status}: ${answer.text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 300)}`)
  return one
}

// A deed is in the record whole and once, with the command that made it; or nothing of it is there and nobody was told it was.
export function faultsIn(data, deeds) {
  const there = new Map(deeds.map((each) => [each.command, { events: '', commands: 0 }]))
  const asked = [...there.keys()].map((id) => `'${id}'`).join(',')
  for (const row of rows(data, `SELECT command, type FROM event WHERE command IN (${asked}) ORDER BY position`)) {
    const one = there.get(row.command)
    if (row.type !== 'person.duplicate-suspected') one.events += (one.events ? ',' : '') + row.type
  }
  for (const row of rows(data, `SELECT id FROM command WHERE id IN (${asked})`)) there.get(row.id).commands++
  const typed = rows(data, 'SELECT value FROM draft_delta')
  return deeds.flatMap((each) => {
    const { events, commands } = there.get(each.command)
    const drafts = each.text ? typed.filter(({ value }) => value.includes(`"${each.text}"`)).length : 0
    if (events === LEAVES[each.kind] && commands === 1 && drafts === (each.text ? 1 : 0)) return []
    if (events === '' && commands === 0 && drafts === 0 && !each.acknowledged) return []
    const told = each.acknowledged ? 'acknowledged' : 'not acknowledged'
    return [`${each.kind} ${each.command}, ${told}: events "${events}", commands ${commands}, drafts ${drafts}`]
  })
}
