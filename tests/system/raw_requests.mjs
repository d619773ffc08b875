// Issue 2, row 16: List B (reliability.md section 4) byte by byte over a raw TLS socket to the served council: each is
// refused with a status and the connection ends, so that nothing sent after it is taken for a request.
import { connect } from 'node:tls'
import { equal, match, ok } from 'node:assert/strict'
import { makeCouncil, removeCouncil, serve } from '../support/served_council.mjs'
import { NOON } from '../support/office.mjs'

const FOLLOWER = 'GET /accessibility HTTP/1.1\r\nHost: localhost\r\n\r\n'
const get = (headers, line = 'GET /sign-in HTTP/1.1') => `${line}\r\n${headers}\r\n\r\n`
const post = (headers, body = '') => `POST /sign-in HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n${body}`
const HOST = 'Host: localhost'
// The head of a file alone: what follows it is not read as its body.
const file = (headers, target = '/arrivals/files') =>
  `POST ${target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n${headers}\r\n\r\n`

const LIST_B = [
  ['no Host', 400, get('Accept: */*')],
  ['an empty Host', 400, get('Host:')],
  ['two Hosts', 400, get(`${HOST}\r\nHost: example.org`)],
  ['two Hosts that are alike', 400, get(`${HOST}\r\n${HOST}`)],
  ['two names in one Host', 400, get('Host: localhost, example.org')],
  ['a Host with a path', 400, get('Host: localhost/x')],
  ['a Host with a user', 400, get('Host: me@localhost')],
  ['the Host of another site', 421, get('Host: example.org')],
  ['the Host of another site with our port', 421, get('Host: example.org:8443')],
  ['a Host that only begins like ours', 421, get('Host: localhost.example.org')],
  ['another address as Host', 421, get('Host: 127.0.0.2')],
  ['a chunked body', 411, post('Transfer-Encoding: chunked', '0\r\n\r\n')],
  ['chunk extensions', 411, post('Transfer-Encoding: chunked', '1;a=b\r\nx\r\n0\r\n\r\n')],
  ['another transfer coding', 501, post('Transfer-Encoding: gzip, chunked')],
  ['chunked spelt with a tab', 400, post('Transfer-Encoding : chunked')],
  ['Transfer-Encoding with Content-Length', 400, post('Transfer-Encoding: chunked\r\nContent-Length: 5', '0\r\n\r\n')],
  ['Content-Length with Transfer-Encoding', 400, post('Content-Length: 5\r\nTransfer-Encoding: identity', 'abcde')],
  ['Transfer-Encoding under HTTP/1.0', 400, `POST /sign-in HTTP/1.0\r\n${HOST}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['two Content-Lengths', 400, post('Content-Length: 5\r\nContent-Length: 6', 'abcde')],
  ['two Content-Lengths that are alike', 400, post('Content-Length: 5\r\nContent-Length: 5', 'abcde')],
  ['a list of Content-Lengths', 400, post('Content-Length: 5, 5', 'abcde')],
  ['a signed Content-Length', 400, post('Content-Length: +5', 'abcde')],
  ['a negative Content-Length', 400, post('Content-Length: -1')],
  ['a hexadecimal Content-Length', 400, post('Content-Length: 0x5', 'abcde')],
  ['a Content-Length beyond counting', 400, post('Content-Length: 99999999999999999999')],
  ['no Content-Length with POST', 411, post('Accept: */*')],
  ['a body with GET', 400, get(`${HOST}\r\nContent-Length: 3`) + 'abc'],
  ['a folded line', 400, get(`${HOST}\r\nX-A: b\r\n c`)],
  ['a folded Host', 400, get('Host:\r\n localhost')],
  ['a blank before the colon', 400, get('Host : localhost')],
  ['a header without a colon', 400, get(`${HOST}\r\nnonsense`)],
  ['a NUL in a header', 400, get(`${HOST}\r\nX-A: b\0c`)],
  ['a bare LF', 400, `GET /sign-in HTTP/1.1\n${HOST}\n\n`],
  ['a bare CR in a header', 400, get(`${HOST}\r\nX-A: b\rX-B: c`)],
  ['TRACE', 405, get(HOST, 'TRACE /sign-in HTTP/1.1')],
  ['CONNECT', 405, get(HOST, 'CONNECT localhost:8443 HTTP/1.1')],
  ['OPTIONS *', 405, get(HOST, 'OPTIONS * HTTP/1.1')],
  ['PUT', 405, get(HOST, 'PUT /sign-in HTTP/1.1')],
  ['a made-up method', 405, get(HOST, 'FETCH /sign-in HTTP/1.1')],
  ['a method in small letters', 405, get(HOST, 'get /sign-in HTTP/1.1')],
  ['an absolute target', 400, get(HOST, 'GET https://localhost/sign-in HTTP/1.1')],
  ['raw UTF-8 in the target', 400, get(HOST, 'GET /caf\u00e9 HTTP/1.1')],
  ['a blank in the target', 400, get(HOST, 'GET /sign in HTTP/1.1')],
  ['a backslash in the target', 400, get(HOST, 'GET /\\sign-in HTTP/1.1')],
  ['a fragment in the target', 400, get(HOST, 'GET /sign-in#top HTTP/1.1')],
  ['HTTP/2.0', 505, get(HOST, 'GET /sign-in HTTP/2.0')],
  ['HTTP/0.9', 400, 'GET /sign-in\r\n\r\n'],
  ['another expectation', 417, post('Content-Length: 3\r\nExpect: 200-maybe', 'abc')],
  ['a request line of 9 KiB', 414, get(HOST, `GET /${'a'.repeat(9 << 10)} HTTP/1.1`)],
  ['headers of 17 KiB', 431, get(`${HOST}\r\nX-A: ${'a'.repeat(17 << 10)}`)],
  ['a large file without a session, before a byte of it is read', 401, file('Content-Length: 26000000')],
  ['a large file with a session that never was', 401, file(`Content-Length: 26000000\r\nCookie: __Host-session=${'A'.repeat(43)}`)],
  ['a large file that waits to be asked for', 401, file('Content-Length: 26000000\r\nExpect: 100-continue')],
  ['a large file to an address that is none', 404, file('Content-Length: 26000000', '/nothing/files')],
  ['a large file from another site', 403, file('Content-Length: 26000000\r\nSec-Fetch-Site: cross-site')],
  ['a file over the limit', 413, file('Content-Length: 26214401')],
  ['a body over the limit', 413, post('Content-Length: 1048577\r\nContent-Type: application/x-www-form-urlencoded')],
]

// All that comes back until the server ends the connection.
function say(port, bytes) {
  return new Promise((resolve, reject) => {
    const parts = []
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => socket.write(Buffer.from(bytes, 'utf8')))
    socket.setTimeout(10_000, () => socket.destroy(new Error('the server did not end the connection')))
    socket.on('data', (part) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(parts).toString()))
  })
}

const statuses = (answer) => [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

export async function rawRequests(program, tally) {
  const data = makeCouncil(program, { people: 5, now: NOON })
  const server = await serve(program, data, { now: NOON })
  const port = Number(new URL(server.base).port)
  for (const [what, status, bytes] of LIST_B) {
    await tally.test(`${what} is refused with ${status}, and what follows is not read`, async () => {
      const answer = await say(port, bytes + FOLLOWER)
      equal(String(statuses(answer)), String(status), answer.slice(0, 200))
      match(answer, /\r\nConnection: close\r\n/)
      match(answer, /\r\nStrict-Transport-Security: /)
      ok(!/server:|boost|beast/i.test(answer.split('\r\n\r\n')[0]), 'it does not say what it is made of')
    })
  }
  await tally.test('nothing is taken after Connection: close', async () => {
    const answer = await say(port, get(`${HOST}\r\nConnection: close`) + FOLLOWER)
    equal(String(statuses(answer)), '200')
  })
  await server.stop()
  removeCouncil(data)
}
