/**
 * An operation as its file declares it; operations/index.ts has the list.
 *
 *   export const getFolder = operation({ name: 'GetFolder', handle })
 *
 * `handle` gets the request as the schema says it, and gives the answer in the same way; what it throws becomes a fault.
 * Whoever has one response message per thing asked for uses eachItem (each-item.ts), so that one failure is one message.
 */
import type { Call } from './call.ts'
import type { OperationTypes } from './schema/index.ts'

export type OperationName = keyof OperationTypes
export type RequestOf<Name extends OperationName> = OperationTypes[Name]['request']
export type AnswerOf<Name extends OperationName> = OperationTypes[Name]['response']

export interface OperationDefinition<Name extends OperationName> {
  name: Name
  /** Several answers, each in an envelope of its own, are what GetStreamingEvents gives. */
  handle(call: Call, request: RequestOf<Name>): Promise<AnswerOf<Name> | Several<AnswerOf<Name>>>
}

/** Answers that follow each other on one connection. */
export class Several<Answer> {
  readonly answers: AsyncIterable<Answer>

  constructor(answers: AsyncIterable<Answer>) {
    this.answers = answers
  }
}

export interface Operation {
  name: OperationName
  handle(call: Call, request: unknown): Promise<unknown>
}

export function operation<Name extends OperationName>(definition: OperationDefinition<Name>): Operation {
  return definition as Operation
}
