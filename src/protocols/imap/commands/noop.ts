/** NOOP and CHECK: nothing but the changes that every command tells. RFC 9051 6.1.2, RFC 3501 6.4.1. */
import { anyState, command, noArguments, selectedOnly } from '../command.ts'

const nothing = async () => undefined

export const noop = command({ name: 'NOOP', states: anyState, parse: noArguments, run: nothing })

/** Every write is durable before it is answered: there is nothing to check. */
export const check = command({ name: 'CHECK', states: selectedOnly, parse: noArguments, run: nothing })
