/**
 * All groups of commands, in the order in which help lists them. A group is loaded when it is meant, or when help is asked
 * for: `kontor user list` need not wait for the server's modules.
 */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'

export interface CommandGroup {
  register(program: Command, context: CliContext): void
}

export interface CommandGroupEntry {
  /** The first words that are the group's. */
  names: readonly string[]
  load(): Promise<CommandGroup>
}

export const commandGroups: readonly CommandGroupEntry[] = [
  { names: ['start'], load: () => import('./start.ts') },
  { names: ['serve'], load: () => import('./serve.ts') },
  { names: ['config'], load: () => import('./config.ts') },
  { names: ['org'], load: () => import('./org.ts') },
  { names: ['domain'], load: () => import('./domain.ts') },
  { names: ['user'], load: () => import('./user.ts') },
  { names: ['shared'], load: () => import('./shared-mailbox.ts') },
  { names: ['group'], load: () => import('./group.ts') },
  { names: ['room'], load: () => import('./room.ts') },
  { names: ['equipment'], load: () => import('./equipment.ts') },
  { names: ['contact'], load: () => import('./contact.ts') },
  { names: ['grant', 'revoke'], load: () => import('./grant.ts') },
  { names: ['mailbox'], load: () => import('./mailbox.ts') },
  { names: ['import'], load: () => import('./import.ts') },
  { names: ['export'], load: () => import('./export.ts') },
  { names: ['convert'], load: () => import('./convert.ts') },
  { names: ['inspect'], load: () => import('./inspect.ts') },
  { names: ['directory'], load: () => import('./directory.ts') },
  { names: ['autodiscover'], load: () => import('./autodiscover.ts') },
  { names: ['rules'], load: () => import('./rules.ts') },
  { names: ['queue'], load: () => import('./queue.ts') },
  { names: ['trace'], load: () => import('./trace.ts') },
]

/** The groups that a command line can mean: one, or all when its first word is none. */
export async function groupsFor(argv: readonly string[]): Promise<CommandGroup[]> {
  const word = firstWord(argv)
  const meant = commandGroups.filter(({ names }) => word !== undefined && names.includes(word))
  return Promise.all((meant.length > 0 ? meant : commandGroups).map(({ load }) => load()))
}

/** The first word that is neither an option of all commands nor its value. */
function firstWord(argv: readonly string[]): string | undefined {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string
    if (word === '--config' || word === '--data') at++
    else if (!word.startsWith('-')) return word
  }
  return undefined
}
