// The record as it lies on the disk, read beside a running server or after its end with the sqlite3 program.
//
//   rows(data, 'SELECT count(*) AS n FROM event')[0].n
//   alter(copy, 'DELETE FROM audit WHERE position = 7')     // on a copy, to see whether `verify` finds it
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

function ask(args, sql) {
  const done = spawnSync('sqlite3', args, { encoding: 'utf8', input: sql, maxBuffer: 1 << 28 })
  if (done.error) throw new Error(`sqlite3: ${done.error.message}`)
  if (done.status !== 0 || done.stderr) throw new Error(`sqlite3: ${done.stderr}`)
  return done.stdout
}

export function rows(data, sql) {
  const text = ask(['-readonly', '-json', '-cmd', '.timeout 5000', join(data, 'caseway.db')], sql)
  return text.trim() === '' ? [] : JSON.parse(text)
}

export const alter = (data, sql) => ask([join(data, 'caseway.db')], `PRAGMA foreign_keys = OFF; ${sql};`)
