// Tally: tests named by sentences, counted for the last line "N passed, N failed".
//
//   const tally = new Tally()
//   await tally.test('a post that is repeated is one event', async () => { equal(events, 1) })
//   tally.end()
export class Tally {
  passed = 0
  failed = 0

  async test(sentence, work) {
    const started = performance.now()
    try {
      const note = await work()
      this.passed++
      console.log(`ok (${((performance.now() - started) / 1000).toFixed(1)} s) ${sentence}${note ? `: ${note}` : ''}`)
    } catch (fault) {
      this.failed++
      console.log(`FAILED ${sentence}`)
      String(fault.stack ?? fault).split('\n').slice(0, 12).forEach((line) => console.log(`  ${line}`))
    }
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`)
    process.exit(this.failed === 0 && this.passed > 0 ? 0 : 1)
  }
}
