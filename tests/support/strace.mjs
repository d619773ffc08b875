// strace around a server: what reached the disk before what was said, and disks that fail on purpose.
//
//   const server = await serve(program, data, { tracer: watching(file, ['fdatasync', 'sendmsg']) })
//   const calls = readCalls(file)        // [{ name, path, begun, ended, result }] in the order they ended
//   serve(program, data, { tracer: injecting(file, 'fdatasync:error=EIO:when=40+') })
//
// `begun` and `ended` are line numbers of the trace: a call that ended on a smaller line than another began was over
// before it, because the tracer lets no thread go on before it has written its line.
import { readFileSync } from 'node:fs'

const BESIDE = ['strace', '-D', '-f', '-qq', '-yy', '-s', '0', '-e', 'signal=none']

export const watching = (file, names) => [...BESIDE, '-e', `trace=${names.join(',')}`, '-o', file]
export const injecting = (file, fault, more = []) => [...BESIDE, '-e', `trace=${[fault.split(':')[0], ...more].join(',')}`, '-e', `inject=${fault}`, '-o', file]

// "412 fdatasync(7</tmp/x/caseway.db-wal>) = 0", or the same in two lines with other threads' between.
const WHOLE = /^(\d+) +(\w+)\((?:\d+<((?:->|[^>])*)>)?.* = (-?\d+)/
const BEGUN = /^(\d+) +(\w+)\((?:\d+<((?:->|[^>])*)>)?.*<unfinished \.\.\.>$/
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>.* = (-?\d+)/

export function readCalls(file) {
  const calls = []
  const open = new Map()
  readFileSync(file, 'utf8').split('\n').forEach((line, number) => {
    const resumed = RESUMED.exec(line)
    if (resumed) {
      const call = open.get(resumed[1])
      if (call) calls.push(Object.assign(call, { ended: number, result: Number(resumed[3]) }))
      return void open.delete(resumed[1])
    }
    const begun = BEGUN.exec(line)
    if (begun) return void open.set(begun[1], { name: begun[2], path: begun[3] ?? '', begun: number })
    const whole = WHOLE.exec(line)
    if (whole) calls.push({ name: whole[2], path: whole[3] ?? '', begun: number, ended: number, result: Number(whole[4]) })
  })
  // Never over: the process ended in the midst of them.
  for (const call of open.values()) calls.push(Object.assign(call, { ended: Infinity, result: NaN }))
  return calls
}
