// What staff do at random for issue 2 row 13, and the audit row each must leave: written by hand, beside the routes.
//
//   const { visitor, path, fields, wants } = drawAction(chance, staff, pools)
//   const answer = await (fields ? visitor.post(path, fields) : visitor.get(path))
//   wants(answer.status) -> 'viewed /cases/{case}', or '' when nothing of the record was shown
import { contact, note } from '../support/office.mjs'

// Who opens what, and what it is called in the audit. Figures without names (the board) and pages about the system leave none.
const WORKERS = ['adviser', 'social-worker', 'senior', 'team-manager', 'safeguarding-worker', 'occupational-therapist']
const PAGES = [
  [WORKERS, '/work', '', 'viewed'],
  [WORKERS, '/team', '', 'viewed'],
  [WORKERS, '/decisions', '', 'viewed'],
  [['senior', 'team-manager'], '/board', '', ''],
  [['senior', 'team-manager'], '/board.csv', '', 'exported'],
  [['senior', 'team-manager'], '/duplicates', '', 'viewed'],
  [['safeguarding-worker'], '/safeguarding', '', 'viewed'],
  [['administrator'], '/users', '', 'viewed'],
  [['administrator'], '/settings', '', ''],
  [['privacy-auditor'], '/audit', '', 'searched'],
  [WORKERS, '/people', '?q=a', 'searched'],
  [WORKERS, '/people', '', ''],
  [WORKERS, '/pathways', '', ''],
  [WORKERS, '/account', '', ''],
  [WORKERS, '/accessibility', '', ''],
  ...['', '/chronology', '/details', '/alerts', '/needs', '/around', '/sharing', '/files'].map((part) => [WORKERS, `/people/{person}${part}`, '', 'viewed']),
  [WORKERS, '/people/{person}/print', '', 'printed'],
  ...['', '/history', '/forms/{form}'].map((part) => [WORKERS, `/cases/{case}${part}`, '', 'viewed']),
  [WORKERS, '/cases/{case}/print', '', 'printed'],
]
// Doors that are shut to these roles: each try is kept.
const REFUSED = [
  [['adviser', 'social-worker'], '/users'],
  [['adviser', 'occupational-therapist'], '/audit'],
  [['administrator', 'privacy-auditor'], '/people/{person}'],
  [['administrator', 'privacy-auditor'], '/cases/{case}'],
  [['adviser', 'social-worker'], '/safeguarding'],
  [['performance-lead'], '/people'],
]

const filled = (route, pools, chance) => {
  const one = chance.oneOf(pools.cases)
  return route.replace('{person}', () => chance.oneOf(pools.people)).replace('{case}', () => one.reference).replace('{form}', () => one.form)
}

function page(chance, staff, pools) {
  const [roles, route, query, deed] = chance.oneOf(PAGES)
  const wants = (status) => {
    if (status === 403) return `refused ${route}`
    return status === 200 && deed ? `${deed} ${route}` : ''
  }
  return { visitor: staff.get(chance.oneOf(roles)), path: filled(route, pools, chance) + query, wants, may: [200, 403] }
}

function refusal(chance, staff, pools) {
  const [roles, route] = chance.oneOf(REFUSED)
  return { visitor: staff.get(chance.oneOf(roles)), path: filled(route, pools, chance), wants: () => `refused ${route}`, may: [403] }
}

function change(chance, staff, pools) {
  const visitor = staff.get(chance.oneOf(WORKERS))
  const one = chance.oneOf(pools.own)
  const text = `Audited ${chance.below(1e9)}`
  const choices = [
    () => [contact(text), 'changed /contacts/new', [303]],
    () => [note(`/cases/${one}`, text), 'changed /cases/{case}/notes', [303]],
    () => [{ path: `/cases/${one}/forms/contact/draft`, fields: { base: '0', what_happened: text } }, 'changed /cases/{case}/forms/{form}/draft', [200, 409]],
    () => [note(`/cases/${one}`, ''), 'viewed /cases/{case}/notes', [422]],
    () => [{ path: `/cases/${one}/notes`, fields: { text, csrf: 'of another session' } }, 'refused /cases/{case}/notes', [403]],
    () => [{ path: '/concerns/new', fields: { person: chance.oneOf(pools.people), safe_now: 'yes', what_happened: text } }, 'changed /concerns/new', [303]],
  ]
  const [deed, row, may] = chance.oneOf(choices)()
  return { visitor, path: deed.path, fields: deed.fields, wants: () => row, may }
}

// Nothing was found: nothing of the record was shown, but who asked for a record that is not there is kept, as for one
// they may not know of.
function nothing(chance, staff) {
  const visitor = staff.get(chance.oneOf(WORKERS))
  const [path, row] = chance.oneOf([
    ['/nowhere', ''],
    ['/people/zzzzzzzzz', 'refused /people/{person}'],
    ['/cases/zzzzzzzzz', 'refused /cases/{case}'],
    ['/assets/none.css', '']
  ])
  return { visitor, path, wants: () => row, may: [404] }
}

export function drawAction(chance, staff, pools) {
  const draw = chance.next()
  if (draw < 0.62) return page(chance, staff, pools)
  if (draw < 0.82) return change(chance, staff, pools)
  return draw < 0.94 ? refusal(chance, staff, pools) : nothing(chance, staff)
}
