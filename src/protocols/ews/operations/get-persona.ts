/** GetPersona: one of the people that FindPeople found, or of an address. [MS-OXWSPERS] 3.1.4.2 */
import type { Call } from '../call.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { readId } from '../ids/id.ts'
import { operation, type RequestOf } from '../operation.ts'
import { personaOfContact, personaOfObject, withDetails } from '../people/persona.ts'
import { contactById } from '../people/own-contacts.ts'
import type { PersonaType } from '../schema/index.ts'

export const getPersona = operation({
  name: 'GetPersona',
  async handle(call, request) {
    try {
      return { ResponseClass: 'Success', ResponseCode: 'NoError', Persona: await personaOf(call, request) }
    } catch (error) {
      return { ...failureMessage(call, error), Persona: { PersonaId: request.PersonaId ?? { Id: 'AA==' } } }
    }
  },
})

async function personaOf(call: Call, { PersonaId, EmailAddress }: RequestOf<'GetPersona'>): Promise<PersonaType> {
  if (PersonaId) {
    const id = readId(PersonaId.Id)
    if (id.kind === 'object') return await ofObject(call, await call.directory.findObject(id.object))
    const { mailbox, id: item } = await call.item(PersonaId.Id)
    return personaOfContact(mailbox, await contactById(mailbox, item.item))
  }
  const address = EmailAddress?.EmailAddress
  if (address === undefined) throw new EwsFailure('ErrorMissingEmailAddress')
  return await ofObject(call, await call.directory.findByAddress(address))
}

async function ofObject(
  call: Call,
  object: Awaited<ReturnType<Call['directory']['findObject']>>,
): Promise<PersonaType> {
  if (!object || object.organisation !== call.user.organisation)
    throw new EwsFailure('ErrorItemNotFound', 'There is no such person.')
  return await withDetails(call.directory, object, personaOfObject(object))
}
