/**
 * The accounts of a demo, and their passwords: random at the first start, kept in DATA/demo.json so that later starts
 * print the same. demo.json is written when everything is made: without it, a start makes what is missing.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import { others, people } from './organisation.ts'

export interface DemoAccount {
  address: string
  name: string
  kind: 'user' | 'shared' | 'room' | 'list'
  /** Only of those who log in. */
  password?: string
}

/** undefined: this data folder has no demo yet. */
export function readDemo(data: string): DemoAccount[] | undefined {
  const file = join(data, 'demo.json')
  if (!existsSync(file)) return undefined
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { accounts: DemoAccount[] }).accounts
  } catch {
    throw new StartError(`${file} cannot be read as JSON. Mend it, or choose another data folder with --data.`)
  }
}

export function newDemo(): DemoAccount[] {
  const kinds = { shared: 'shared', room: 'room', group: 'list' } as const
  return [
    ...people.map(({ address, attributes }) => ({
      address,
      name: String(attributes?.displayName),
      kind: 'user' as const,
      password: newPassword(),
    })),
    ...others.map(({ address, attributes, kind }) => ({
      address,
      name: String(attributes?.displayName),
      kind: kinds[kind as keyof typeof kinds],
    })),
  ]
}

export function writeDemo(data: string, accounts: readonly DemoAccount[]): void {
  writePrivate(join(data, 'demo.json'), { accounts })
}

/** All of it at once, for this user's eyes. */
export function writePrivate(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Fifteen letters that nobody mistakes for others, in groups of five: 73 bits. */
function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group()].join('-')
}
