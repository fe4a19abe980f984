/** kontor contact: people elsewhere whom the address list shows. */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import { registerKind } from './objects.ts'

export function register(program: Command, context: CliContext): void {
  registerKind(program, context, {
    kind: 'contact',
    what: 'a contact',
    hasMailbox: false,
    columns: [
      ['mail goes to', (object) => object.fields.target ?? ''],
      ['company', (object) => object.fields.company ?? ''],
    ],
  })
}
