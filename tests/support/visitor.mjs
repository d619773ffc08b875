// Visitor: somebody at a browser without the browser: one keep-alive connection, one session, forms sent as a browser
// sends them.
//
//   const grace = await Visitor.signIn(server.links.get('adviser'))
//   const page = await grace.get('/work')                       // { status, headers, text, requestId }
//   const done = await grace.post('/cases/7k3-.../notes', { text: 'Rang.' })       // fresh command id, this session's token
//   grace.moveTo(server.base)                                    // the same session on a server that was started again
//
// A post that names its own `command` repeats one. Fails (rejects) when the connection is lost before an answer.
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:https'

export const newCommand = () => randomBytes(16).toString('hex')

export class Visitor {
  constructor(base) {
    this.cookie = ''
    this.csrf = ''
    this.moveTo(base)
  }

  static async signIn(link, name = '') {
    const url = new URL(link)
    const visitor = new Visitor(url.origin)
    visitor.name = name
    const answer = await visitor.send('POST', url.pathname, {})
    if (answer.status !== 303 || !visitor.cookie) throw new Error(`signing in by ${url.pathname.slice(0, 15)} answered ${answer.status}`)
    visitor.csrf = (await visitor.get('/account')).text.match(/name="csrf" value="([^"]+)"/)[1]
    return visitor
  }

  moveTo(base) {
    this.leave()
    this.base = base
    this.agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false })
  }

  // Of our end of the connection.
  get port() {
    return this.socket.localPort
  }

  leave() {
    this.agent?.destroy()
  }

  get(path) {
    return this.send('GET', path)
  }

  post(path, fields, { onSent } = {}) {
    return this.send('POST', path, { csrf: this.csrf, command: newCommand(), ...fields }, onSent)
  }

  // `onSent(socket)` is called once the request has been written, before anything is answered.
  send(method, path, fields, onSent) {
    const body = fields === undefined ? '' : new URLSearchParams(fields).toString()
    const headers = { cookie: this.cookie }
    if (fields !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded'
    if (fields !== undefined) headers['content-length'] = Buffer.byteLength(body)
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.base), { method, headers, agent: this.agent }, (response) => {
        const parts = []
        response.on('data', (part) => parts.push(part))
        response.on('error', reject)
        response.on('aborted', () => reject(new Error('the answer was cut off')))
        response.on('end', () => resolve(this.#taken(response, Buffer.concat(parts).toString())))
      })
      asked.on('error', reject)
      asked.on('socket', (socket) => {
        this.socket = socket
      })
      asked.end(body, () => onSent?.(asked.socket))
    })
  }

  #taken(response, text) {
    for (const line of response.headers['set-cookie'] ?? []) this.cookie = line.split(';')[0]
    return { status: response.statusCode, headers: response.headers, text, requestId: response.headers['request-id'], location: response.headers.location }
  }
}
