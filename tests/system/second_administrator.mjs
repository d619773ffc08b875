// Where there is one administrator, a command on the server stands for the second, while it serves and when it does not.
import { equal, match, throws } from 'node:assert/strict'
import { makeCouncil, removeCouncil, runOnce, serve } from '../support/served_council.mjs'
import { NOON } from '../support/office.mjs'
import { Visitor } from '../support/visitor.mjs'

const WHO = 'adviser.1'

export async function secondAdministrator(program, tally) {
  const data = makeCouncil(program, { people: 5, now: NOON })
  const confirm = () => runOnce(program, ['user', 'confirm', WHO, '--data', data, '--now', NOON])
  const server = await serve(program, data, { now: NOON })
  const administrator = await Visitor.signIn(server.links.get('administrator'))
  const list = await administrator.get(`/users?q=${WHO}`)
  const [account] = list.text.match(/\/users\/(?!proposals)[0-9a-z-]{9}(?=")/)

  await tally.test('a powerful role that nobody else can confirm names the command, and the running server takes it', async () => {
    equal((await administrator.post(account, { name: 'Ada Ray', roles: 'access-manager' })).status, 303)
    match((await administrator.get('/users/proposals')).text, /On the server, this does: caseway user confirm adviser\.1/)
    match(confirm(), /^Given: access-manager, as .+ proposed\.\n$/)
    match((await administrator.get(`/users?q=${WHO}`)).text, /Access manager/)
  })
  await tally.test('a set-up link for that account is printed by the command alone', async () => {
    equal((await administrator.post(`${account}/set-up-link`, {})).location, `${account}?done=link-waits`)
    const [link] = confirm().match(/\/set-up\/\S+/)
    equal((await administrator.get(link)).status, 200)
    throws(confirm, /Nothing waits for this account\./)
  })
  await tally.test('with the server stopped the command does the same on the record itself', async () => {
    equal((await administrator.post(account, { name: 'Ada Ray', roles: 'administrator' })).status, 303)
    administrator.leave()
    await server.stop()
    match(confirm(), /^Given: administrator, as .+ proposed\.\n$/)
    match(runOnce(program, ['verify', '--data', data]), /Nothing found/)
  })
  removeCouncil(data)
}
