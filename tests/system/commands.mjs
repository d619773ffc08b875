// The commands that ask nothing of a record, as somebody types them: what is printed, where, and the exit status.
import { equal, match, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MODEL = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f" namespace="u">
  <inputData id="i" name="Age"><variable name="Age" typeRef="number"/></inputData>
  <decision id="d" name="Group"><variable name="Group"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input label="Age"><inputExpression typeRef="number"><text>Age</text></inputExpression></input>
      <output name="Group"/>
      <rule><inputEntry><text>&gt;= 65</text></inputEntry><outputEntry><text>"older"</text></outputEntry></rule>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"younger"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
`

export async function commands(program, tally) {
  const run = (...words) => spawnSync(program, words, { encoding: 'utf8', timeout: 20_000 })
  const ends = (words, status, out, err = '') => {
    const ended = run(...words)
    equal(ended.status, status, `${words.join(' ')}: ${ended.stderr}`)
    typeof out === 'string' ? equal(ended.stdout, out) : match(ended.stdout, out)
    typeof err === 'string' ? equal(ended.stderr, err) : match(ended.stderr, err)
  }
  const folder = mkdtempSync(join(tmpdir(), 'caseway-commands-'))
  const model = join(folder, 'group.dmn')
  writeFileSync(model, MODEL)

  await tally.test('feel: a value, a null of the standard, a misuse and what cannot be read end with 0, 0, 1 and 2', async () => {
    ends(['feel', 'a + 1', '--context', '{a: 41}'], 0, '42\n')
    ends(['feel', '1 / 0'], 0, 'null\n', 'feel: warning: 1:3: this arithmetic gives null\n')
    ends(['feel', '1 + foo'], 1, 'null\n', 'feel:1:5: "foo" is not a name known here\n')
    ends(['feel', '1 +'], 2, '', /^feel:1:4: expected a value here/)
  })
  await tally.test('decide: the rule that decided and why; inputs that do not fit are one error', async () => {
    ends(['decide', model, '--inputs', '{"Age": 70}', '--explain'], 0, /rule 1 decides: FIRST, the first in the table's order of 1 and 2\n$/)
    ends(['decide', model], 2, '', 'inputs: "Age" is missing: "Group" needs it; give null if it is not known\n')
    ends(['decide', model, '--inputs', '{"Age": "old"}'], 2, '', 'inputs: "Age" must be number, not the string "old"\n')
    ends(['decide', model, '--inputs', '{"Age": '], 2, '', /^inputs:1:9: /)
  })
  await tally.test('tck: nothing to run is no pass', async () => {
    ends(['tck', folder], 2, '', `${folder}: there are no test cases in it\n`)
  })
  await tally.test('due: pauses, kinds and dated limits; the JSON begins with the date', async () => {
    const due = ['due', '--from', '2026-10-01']
    ends([...due, '--rule', '5 days', '--pause', '2026-10-02..2026-10-03', '--pause', '2026-10-05..2026-10-05', '--json'], 0, /^\{"due":"2026-10-09",/)
    ends([...due, '--rule', '5 days', '--pause', '2026-10-02..2026-10-03', '--kind', 'limit', '--json'], 0, /^\{"due":"2026-10-06","kind":"limit",/)
    ends(['due', '--from', '2010-03-01', '--setting', 'limit.former_ni_132'], 0, /^by 29 March 2010: 28 days from 1 March 2010/)
    ends([...due, '--setting', 'limit.carer_assessment', '--json'], 1, /^\{"due":null,/)
    ends(due, 2, '', /^caseway due: --rule: /)
    ends([...due, '--setting', 'limit.former_ni_132', '--data', join(folder, 'no-such')], 1, '', /^caseway due: --data: /)
    equal(run('due', '--help').stdout.includes('--data'), true)
  })
  await tally.test('check: a folder without faults ends with 0, each report names a line', async () => {
    const ended = run('check')
    equal(ended.status, 0, ended.stdout)
    for (const line of ended.stdout.trim().split('\n').slice(0, -1)) ok(/:[1-9]\d*:[1-9]\d*: PW-/.test(line), line)
  })
  rmSync(folder, { recursive: true })
}
