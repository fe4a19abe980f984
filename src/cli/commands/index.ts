/** All groups of commands, in the order in which help lists them. */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import * as contact from './contact.ts'
import * as directory from './directory.ts'
import * as domain from './domain.ts'
import * as equipment from './equipment.ts'
import * as grant from './grant.ts'
import * as group from './group.ts'
import * as org from './org.ts'
import * as room from './room.ts'
import * as shared from './shared.ts'
import * as user from './user.ts'

export interface CommandGroup {
  register(program: Command, context: CliContext): void
}

export const commandGroups: readonly CommandGroup[] = [
  org,
  domain,
  user,
  shared,
  group,
  room,
  equipment,
  contact,
  grant,
  directory,
]
