// Issue 2, row 13; reliability G23: what somebody with the file in hand may do to the audit and the events, each on a copy
// of the folder; `verify` names the row. A tail cut off clean is told by a head exported before.
import { equal, match, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOnce } from '../support/served_council.mjs'
import { alter, rows } from '../support/record.mjs'

const verify = (program, data, more = []) => spawnSync(program, ['verify', '--data', data, ...more], { encoding: 'utf8' })

// Runs `work` on a copy of the folder.
function onCopy(data, work) {
  const folder = mkdtempSync(join(tmpdir(), 'caseway-tampered-'))
  try {
    cpSync(data, folder, { recursive: true })
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const AUDIT_COLUMNS = 'at, actor, session, deed, route, subject_kind, shown, reason, request, chain'

// The index of who was shown is set right too: the chain itself must tell.
const reindexed = (from, to) => `UPDATE audit_subject SET position = ${to} WHERE position = ${from}`

function audit(n, last) {
  return [
    ['an edited row', 'audit', n, `UPDATE audit SET deed = CASE deed WHEN 'searched' THEN 'viewed' ELSE 'searched' END WHERE position = ${n}`],
    ['a row given to another member of staff', 'audit', n, `UPDATE audit SET actor = actor + 1 WHERE position = ${n}`],
    ['a deleted row', 'audit', n + 1, `DELETE FROM audit_subject WHERE position = ${n}; DELETE FROM audit WHERE position = ${n}`],
    ['a deleted row with the rest moved up', 'audit', n,
      `DELETE FROM audit_subject WHERE position = ${n}; DELETE FROM audit WHERE position = ${n};
       UPDATE audit SET position = -position + 1 WHERE position > ${n}; UPDATE audit SET position = -position WHERE position < 0;
       UPDATE audit_subject SET position = position - 1 WHERE position > ${n}`],
    ['two swapped rows', 'audit', n,
      `UPDATE audit SET position = -1 WHERE position = ${n}; UPDATE audit SET position = ${n} WHERE position = ${n + 1}; UPDATE audit SET position = ${n + 1} WHERE position = -1;
       ${reindexed(n, -1)}; ${reindexed(n + 1, n)}; ${reindexed(-1, n + 1)}`],
    ['an inserted row', 'audit', last + 1, `INSERT INTO audit SELECT ${last + 1}, ${AUDIT_COLUMNS} FROM audit WHERE position = ${last}`],
    ['who was shown, taken out of the index', 'audit', 0, `DELETE FROM audit_subject WHERE position IN (SELECT max(position) FROM audit_subject)`],
  ]
}

function events(n, last) {
  return [
    ['an edited payload', 'event', n, `UPDATE event_payload SET payload = payload || ' ' WHERE position = ${n}`],
    ['an edited time', 'event', n, `UPDATE event SET entered = entered - 1000000 WHERE position = ${n}`],
    ['a deleted event', 'event', n + 1, `DELETE FROM event_payload WHERE position = ${n}; DELETE FROM event WHERE position = ${n}`],
    ['two swapped payloads', 'event', n,
      `UPDATE event_payload SET position = -1 WHERE position = ${n}; UPDATE event_payload SET position = ${n} WHERE position = ${n + 1}; UPDATE event_payload SET position = ${n + 1} WHERE position = -1`],
    ['an inserted event', 'event', last + 1,
      `INSERT INTO event SELECT ${last + 1}, stream_kind, stream_id, sequence + 1000, type, type_version, command, actor, happened, precision, entered, definition, payload_digest, chain FROM event WHERE position = ${last};
       INSERT INTO event_payload SELECT ${last + 1}, salt, payload, erased_by FROM event_payload WHERE position = ${last}`],
  ]
}

export async function tampering(program, data, tally) {
  const last = (table) => rows(data, `SELECT max(position) AS n FROM ${table}`)[0].n
  const [rowsKept, eventsKept] = [last('audit'), last('event')]
  for (const [what, table, position, sql] of [...audit(Math.ceil(rowsKept / 2), rowsKept), ...events(eventsKept - 200, eventsKept)]) {
    await tally.test(`verify finds ${what} (${table} ${position || 'index'})`, () =>
      onCopy(data, (copy) => {
        alter(copy, sql)
        const found = verify(program, copy)
        equal(found.status, 1, found.stdout + found.stderr)
        match(found.stdout, new RegExp(`^${table}[a-z_]* ${position || '\\d+'}: `, 'm'))
        return found.stdout.split('\n')[0]
      }),
    )
  }
  await tally.test('a tail of the audit cut off clean is found against a head exported before, and only so', () =>
    onCopy(data, (copy) => {
      const head = join(copy, 'head.txt')
      runOnce(program, ['verify', '--data', copy, '--export-head', head])
      equal(verify(program, copy, ['--head', head]).status, 0)
      alter(copy, `DELETE FROM audit_subject WHERE position > ${rowsKept - 5}; DELETE FROM audit WHERE position > ${rowsKept - 5}`)
      equal(verify(program, copy).status, 0)
      const found = verify(program, copy, ['--head', head])
      equal(found.status, 1)
      ok(found.stdout.includes('audit '), found.stdout)
      return found.stdout.split('\n')[0]
    }),
  )
}
