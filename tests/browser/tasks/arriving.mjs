// Work that arrives as a file, figures, and what is printed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export async function arrivingTasks(desk) {
  const { as, at, task, expect, expectWords, files } = desk

  await task('a file of referrals is brought in, and a refused row is dismissed with a reason', async () => {
    const file = join(files, 'october.csv')
    const heading = 'external_ref,received_at,channel,referrer_name,referrer_agency,referrer_phone,nhs_number,first_name,last_name,date_of_birth,gender,address_line_1,address_line_2,town,postcode,phone,gp_practice_code,reason,urgency,consent,safeguarding_concern,notes'
    const row = (ref, born) => `${ref},2026-10-01T09:16,phone,,,,,Esi,Marchbank,${born},Female,,,,,,,Help at home,routine,yes,no,`
    writeFileSync(file, `${heading}\r\n${row('T-1', '1941-05-10')}\r\n${row('T-2', '31/09/2011')}\r\n`)
    const typist = await as('access-manager')
    await typist.goto(at('/arrivals'))
    await typist.set('file', file)
    await typist.press({ to: '/arrivals/files' })
    await expectWords(typist, /Referrals opened\s+1/)
    const kept = desk.page.url()
    await typist.goto(kept)
    await expectWords(typist, /Referrals opened\s+1/)
    await expectWords(typist, /31\/09\/2011/)
    const report = await desk.page.context().request.get(`${kept}/report.csv`)
    expect('the report is no CSV', report.status() === 200 && /31\/09\/2011/.test(await report.text()))
    await typist.goto(at('/arrivals'))
    // The demonstration has refused rows of its own.
    const refused = await desk.page.locator('main tbody tr', { hasText: 'Marchbank' }).locator('a').getAttribute('href')
    await typist.follow(new RegExp(`^${refused}$`))
    await typist.send({ why: 'Sent again by the contact centre', reason: 'Sent again by the contact centre' }, { button: { to: '/dismissal' } })
    await typist.goto(at('/arrivals'))
    expect('the row still waits', !(await typist.words()).includes('Marchbank'))
  })
  await task('a figure of the board opens to its cases, and they are saved as a file', async () => {
    const typist = await as('team-manager')
    await typist.goto(at('/board'))
    await typist.follow(/^\/board\/cases\?/)
    const [href] = await desk.page.locator('a[href*="cases.csv"]').evaluateAll((all) => all.map((each) => each.getAttribute('href')))
    const answer = await desk.page.context().request.get(at(href))
    expect('the file is no CSV', answer.status() === 200 && /csv/.test(answer.headers()['content-type']))
  })
  await task('a case and a person are printed whole', async () => {
    const typist = await as('social-worker')
    await typist.goto(at(`${desk.made.person}/print`))
    await expectWords(typist, /the daughter will call back/)
    await typist.goto(at(`${desk.made.assessment}/print`))
    await expectWords(typist, /I want to stay in my own home/)
  })
}
