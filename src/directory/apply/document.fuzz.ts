/** Documents for `kontor directory apply`: read or told what is wrong; what was read can be written, planned and read again. */
import { Failure } from '#model'
import { readDocument } from './document.ts'
import { writeDocument } from './export.ts'
import { describe, plan } from './plan.ts'

const toml = `
[[organisation]]
name = "Example"
locale = "de"
quota = { warning = 1000, send = 2000 }
[[organisation.domain]]
name = "example.test"
catchAll = "ada@example.test"
[[organisation.user]]
address = "ada@example.test"
aliases = ["a@example.test"]
displayName = "Ada"
otherPhones = ["1", "2"]
hidden = true
fullAccess = ["ben@example.test"]
[[organisation.group]]
address = "team@example.test"
members = ["ada@example.test"]
whoMaySend = "members"
`

export default {
  name: 'directory document',
  seeds: () =>
    [toml, JSON.stringify({ organisation: readDocument(toml).map(({ name }) => ({ name })) }), '[[', '{}'].map((text) =>
      Buffer.from(text),
    ),
  run(input: Uint8Array) {
    let wanted: ReturnType<typeof readDocument>
    try {
      wanted = readDocument(Buffer.from(input).toString())
    } catch (error) {
      if (error instanceof Failure) return
      throw error
    }
    for (const step of plan(wanted, [])) describe(step)
    const again = readDocument(writeDocument(wanted, 'json'))
    const left = plan(again, wanted).map(describe)
    if (left.length > 0) throw new Error(`written and read again it differs: ${left.join('; ')}`)
  },
}
