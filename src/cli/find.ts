/** From what was typed to what is meant. */
import { Failure } from '#model'
import type { Directory, DirectoryObject, ObjectKind, Organisation } from '#directory'

/** By address or id; of these kinds. Throws notFound with what there is instead. */
export async function getObject(
  directory: Directory,
  given: string,
  kinds?: readonly ObjectKind[],
): Promise<DirectoryObject> {
  const object = given.includes('@') ? await directory.findByAddress(given) : await findByName(directory, given)
  if (!object)
    throw new Failure('notFound', `${kinds?.length === 1 ? kinds[0] : 'an object with the address'} ${given}`)
  if (kinds && !kinds.includes(object.kind)) {
    throw new Failure(
      'wrongType',
      `${object.address} is a ${object.kind}, not a ${kinds.join(' or ')}; see kontor ${object.kind} --help`,
    )
  }
  return object
}

/** `ada` where one object only has the address ada@…, or an id. */
async function findByName(directory: Directory, given: string): Promise<DirectoryObject | undefined> {
  const byId = await directory.findObject(given.toLowerCase())
  if (byId) return byId
  const found = new Map<string, DirectoryObject>()
  for (const domain of await directory.domains()) {
    const object = await directory.findByAddress(`${given}@${domain.name}`)
    if (object) found.set(object.id, object)
  }
  if (found.size > 1) {
    const addresses = [...found.values()].map((object) => object.address)
    throw new Failure('invalid', `${given} could be ${addresses.join(' or ')}; give the whole address`)
  }
  return [...found.values()][0]
}

/** By name, or the only one. */
export async function getOrganisation(directory: Directory, name: string | undefined): Promise<Organisation> {
  const organisations = await directory.organisations()
  if (name !== undefined) {
    const found = organisations.find((each) => each.name.toLowerCase() === name.toLowerCase() || each.id === name)
    if (found) return found
    throw new Failure('notFound', `an organisation "${name}"`)
  }
  const [only, ...others] = organisations
  if (!only) throw new Failure('notFound', 'an organisation (make one: kontor org add NAME --domain DOMAIN)')
  if (others.length > 0) {
    throw new Failure(
      'invalid',
      `there are several organisations; name one with --organisation: ${organisations.map((each) => each.name).join(', ')}`,
    )
  }
  return only
}
