/** kontor room: rooms that are invited to meetings. */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import { registerKind } from './objects.ts'

export function register(program: Command, context: CliContext): void {
  registerKind(program, context, {
    kind: 'room',
    what: 'a room',
    hasMailbox: true,
    columns: [
      ['capacity', (object) => String(object.resource?.capacity ?? '')],
      ['building', (object) => object.fields.building ?? ''],
    ],
  })
}
