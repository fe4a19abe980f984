/** CLOSE and UNSELECT: back to no mailbox, with or without expunging. RFC 9051 6.4.1 and 6.4.2. */
import { Failure } from '#model'
import { command, noArguments, selectedOnly } from '../command.ts'
import { expungeDeleted } from './expunge.ts'

export const close = command({
  name: 'CLOSE',
  states: selectedOnly,
  quiet: true,
  parse: noArguments,
  async run(session) {
    const selected = session.current
    try {
      if (!selected.readOnly) await expungeDeleted(selected)
    } catch (error) {
      // RFC 4314 4: without the right to expunge, CLOSE closes.
      if (!(error instanceof Failure && error.code === 'accessDenied')) throw error
    }
    session.selected = undefined
  },
})

export const unselect = command({
  name: 'UNSELECT',
  states: selectedOnly,
  quiet: true,
  parse: noArguments,
  async run(session) {
    session.selected = undefined
  },
})
