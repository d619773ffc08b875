// The assessment that a contact led to: written, returned, signed off by another, given.

export async function assessmentTasks(desk) {
  const { as, at, task, expect, expectWords, act, write, refused } = desk

  await task('an assessment is written, returned with reasons, signed off by another, and the statement given', async () => {
    let typist = await as('social-worker')
    await act(typist, desk.made.assessment, 'start')
    await write(typist, desk.made.assessment, 'assessment_adult', { own_words: 'I want to stay in my own home.' }, { onRefusal: refused('a refused assessment') })
    await write(typist, desk.made.assessment, 'risk')
    await write(typist, desk.made.assessment, 'advocacy')
    await write(typist, desk.made.assessment, 'adult_eligibility', { cause: 'yes', nutrition: 'assistance', hygiene: 'danger', impact: 'yes', carer_meets: 'no', wants_council: 'yes', resident: 'yes' })
    await act(typist, desk.made.assessment, 'submit_adult')
    typist = await as('senior')
    await act(typist, desk.made.assessment, 'return', { action_words: 'Say more about the stairs.' })
    await typist.goto(at(desk.made.assessment))
    await expectWords(typist, /Returned/i)
    typist = await as('social-worker')
    await act(typist, desk.made.assessment, 'submit_again')
    typist = await as('senior')
    await act(typist, desk.made.assessment, 'sign_off')
    await typist.goto(at(desk.made.assessment))
    await expectWords(typist, /Signed off/i)
    typist = await as('social-worker')
    await typist.goto(at(desk.made.assessment))
    await typist.follow(/\/draft-letters$/)
    await typist.follow(/letter=statement-of-needs$/)
    await expectWords(typist, /DRAFT of .*, not yet given/)
    await typist.follow(/\/actions\/give_statement$/)
    await act(typist, desk.made.assessment, 'give_statement')
    await typist.goto(at(desk.made.assessment))
    await typist.follow(/\/letters\/[^/]+$/)
    expect('there is no letter', (await desk.page.locator('body').innerText()).length > 200)
  })
}
