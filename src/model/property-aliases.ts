/**
 * The other names of properties: PidTagSubject, PR_SUBJECT, dispidApptStartWhole, urn:schemas:… For tools and for
 * protocols in which people write names; in the sources a property is P.Subject.
 */
import { names } from './data/property-names.generated.ts'
import { N, P, type Property } from './properties.ts'

let byName: Map<string, Property> | undefined

/** By any of its names, capitals or not; also P's and N's own. */
export function findPropertyByName(name: string): Property | undefined {
  byName ??= readNames()
  return byName.get(name.toLowerCase())
}

function readNames(): Map<string, Property> {
  const map = new Map<string, Property>()
  const tagged: Record<string, Property> = P
  const named: Record<string, Property> = N
  for (const line of names.trim().split('\n')) {
    const [canonical = '', ...others] = line.split(';')
    const plain = canonical.replace(/^Pid(Tag|Lid|Name)/, '')
    const property = canonical.startsWith('PidTag') ? tagged[plain] : named[plain]
    if (!property) continue
    for (const one of [canonical, plain, ...others]) {
      if (!map.has(one.toLowerCase())) map.set(one.toLowerCase(), property)
    }
  }
  return map
}
