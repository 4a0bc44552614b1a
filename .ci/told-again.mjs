/** Names every test that passed only when it was run again, so that a second try hides nothing. */
// biome-ignore lint/style/noDefaultExport: the runner takes reporters so
export default class {
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky) console.log(`passed at its second try: ${test.fullName}`)
  }
}
