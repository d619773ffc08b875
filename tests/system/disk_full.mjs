// Issue 2, row 11; reliability G4: the disk is full for a while under load. Each write of a group is kept or refused in
// plain words, pages are still shown and their audit rows are not lost, and room lets the work go on without a restart.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isBusy, makeCouncil, removeCouncil, runOnce, serve } from '../support/served_council.mjs'
import { Visitor } from '../support/visitor.mjs'
import { contact, faultsIn, mustSend, NOON, note, send } from '../support/office.mjs'
import { rows } from '../support/record.mjs'

const CYCLES = 3
const ROLES = ['adviser', 'senior', 'team-manager', 'access-manager', 'social-worker', 'safeguarding-worker']
const NO_ROOM = /There is no room left to save\. Nothing was changed: try again later\./

// A disk of its own where that is allowed (root); else strace says "no space" to the server's writes.
class SmallDisk {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'caseway-disk-'))
    this.mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', this.folder]).status === 0
  }
  async fill(pid) {
    if (!this.mounted) return this.#refuseWrites(pid)
    for (let size = 1 << 25, n = 0; size >= 1; size >>= 1) {
      while (this.#write(`filler-${n++}`, size));
    }
  }
  async empty() {
    if (!this.mounted) return this.#allowWrites()
    spawnSync('sh', ['-c', `rm -f ${this.folder}/filler-*`])
  }
  remove() {
    if (this.mounted) spawnSync('umount', [this.folder])
    rmSync(this.folder, { recursive: true, force: true })
  }
  #write(name, size) {
    try {
      writeFileSync(join(this.folder, name), Buffer.alloc(size))
      return true
    } catch (fault) {
      if (fault.code !== 'ENOSPC') throw fault
      spawnSync('rm', ['-f', join(this.folder, name)])
      return false
    }
  }
  async #refuseWrites(pid) {
    this.tracer = spawn('strace', ['-f', '-p', String(pid), '-e', 'trace=pwrite64', '-e', 'inject=pwrite64:error=ENOSPC'], { stdio: ['ignore', 'ignore', 'pipe'] })
    await new Promise((resolve) => this.tracer.stderr.once('data', resolve))
    this.tracer.stderr.resume()
  }
  async #allowWrites() {
    const gone = new Promise((resolve) => this.tracer.once('exit', resolve))
    this.tracer.kill('SIGINT')
    await gone
  }
}

// Notes without end; a refused one is kept to be sent again.
async function keepWriting(visitor, casePath, sent, state) {
  for (let i = 0; !state.over; ++i) {
    const deed = Object.assign(note(casePath, `note ${i}`), { visitor })
    sent.push(deed)
    const answer = await send(visitor, deed)
    if (deed.acknowledged) {
      state.kept++
    } else {
      equal(answer.status, 503, answer.text)
      match(answer.text, NO_ROOM)
      ok(answer.text.includes(`note ${i}`), 'what was typed is still on the page')
      ok(answer.headers['retry-after'])
      state.refused++
    }
  }
}

async function until(what, holds) {
  const limit = isBusy() ? 60_000 : 10_000
  const end = performance.now() + limit
  while (!holds()) {
    ok(performance.now() < end, `within ${limit} ms: ${what}`)
    await pause(10)
  }
}

async function cycle(disk, server, state, reader, seen) {
  const kept = state.kept
  await until('writes are kept', () => state.kept > kept + 20)
  await disk.fill(server.process.pid)
  const refused = state.refused
  await until('writes are refused while the disk is full', () => state.refused > refused + 20)
  const page = await reader.get('/work')
  equal(page.status, 200, 'pages are still shown')
  seen.push(page.requestId)
  await disk.empty()
  const after = state.kept
  await until('writes are kept again, without a restart', () => state.kept > after + 20)
}

export async function diskFull(program, tally) {
  const disk = new SmallDisk()
  const data = makeCouncil(program, { people: 10, now: NOON, parent: disk.folder })
  const server = await serve(program, data, { now: NOON })
  const writers = await Promise.all(ROLES.map((role) => Visitor.signIn(server.links.get(role))))
  const reader = await Visitor.signIn(server.links.get('head-of-service'))
  const { casePath } = await mustSend(writers[0], contact('before the disk fills'))
  const [sent, seen] = [[], []]
  const state = { over: false, kept: 0, refused: 0 }

  await tally.test(`a full disk, ${CYCLES} times under load: each write is kept or refused in plain words, and room lets the work go on`, async () => {
    const writing = Promise.all(writers.map((writer) => keepWriting(writer, casePath, sent, state)))
    const cycles = (async () => {
      for (let i = 0; i < CYCLES; ++i) await cycle(disk, server, state, reader, seen)
    })()
    await Promise.race([writing, cycles]).finally(() => {
      state.over = true
    })
    await Promise.all([writing, cycles])
    deepEqual(faultsIn(data, sent), [])
    return `${disk.mounted ? 'a small disk' : 'by strace'}, ${state.kept} kept, ${state.refused} refused`
  })
  await tally.test('what was refused for want of room is in nothing, and the same form sent again is kept once', async () => {
    const refused = sent.filter((each) => !each.acknowledged).slice(0, 50)
    const commands = refused.map((each) => `'${each.command}'`).join(',')
    equal(rows(data, `SELECT count(*) AS n FROM event WHERE command IN (${commands})`)[0].n, 0)
    for (const deed of refused) await mustSend(deed.visitor, deed)
    deepEqual(faultsIn(data, sent), [])
  })
  await tally.test('pages shown while the disk was full have their audit rows, and the record verifies', async () => {
    ;[...writers, reader].forEach((each) => each.leave())
    equal(await server.stop(), 0)
    for (const id of seen) equal(rows(data, `SELECT count(*) AS n FROM audit WHERE request = '${id}'`)[0].n, 1)
    ok(runOnce(program, ['verify', '--data', data]).startsWith('Nothing found'))
  })
  removeCouncil(data)
  disk.remove()
}
