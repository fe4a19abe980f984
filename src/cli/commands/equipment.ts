/** kontor equipment: equipment that is invited to meetings. */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import { registerKind } from './objects.ts'

export function register(program: Command, context: CliContext): void {
  registerKind(program, context, {
    kind: 'equipment',
    what: 'equipment',
    hasMailbox: true,
    columns: [['description', (object) => object.fields.description ?? '']],
  })
}
