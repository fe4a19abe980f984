/**
 * The address book endpoint of MAPI/HTTP: the operations as request types. A session is a view of the address book, which
 * keeps nothing. [MS-OXCMAPIHTTP] 2.2.5
 */
import { MapiError } from '#model'
import type { MapiCall, MapiEndpoint, MapiEndpointSession, MapiRequestType } from '../mapi-endpoint.ts'
import { AddressBook } from './address-book.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations/index.ts'

class Session implements MapiEndpointSession {
  readonly book: AddressBook

  constructor(book: AddressBook) {
    this.book = book
  }

  close(): void {}
}

function requestType(operation: Operation): MapiRequestType {
  const { name } = operation
  if (name === 'Bind') {
    return {
      name,
      role: 'begin',
      async answer(call) {
        const session = new Session(addressBook(call))
        const { errorCode, body } = await operation.answer(session.book, call.body)
        return errorCode === MapiError.success ? { session, body } : { body }
      },
    }
  }
  return {
    name,
    role: name === 'Unbind' ? 'end' : 'work',
    answer: ({ session, body }) => operation.answer((session as Session).book, body),
  }
}

function addressBook({ services, login, origin }: MapiCall): AddressBook {
  const { directory, hostname } = services
  return new AddressBook({ directory, user: login.user, hostname, origin })
}

const byName = new Map(operations.map((operation) => [operation.name, requestType(operation)]))

export const nspi: MapiEndpoint = { path: 'nspi', find: (name) => byName.get(name) }
