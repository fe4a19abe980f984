/**
 * What a command works with: the configuration, the directory and the store, opened when they are first needed, and one
 * way to say what was done.
 */
import type { Directory, DirectoryChanges } from '#directory'
import type { Administration } from '#groupware/administration.ts'
import type { OpenedStore } from '#store'
import type { Config } from '#server/config/schema.ts'
import type { Io } from './io.ts'

export interface CliContext {
  readonly io: Io
  config(): Config
  /** The data folder must exist, unless the command begins one. */
  directory(options?: { begin?: boolean }): Promise<Directory & DirectoryChanges>
  store(): Promise<OpenedStore>
  administration(): Promise<Administration>
  /** Says what was done: one JSON value with --json, words otherwise. */
  report(report: Report): void
}

export interface Report {
  json: unknown
  /** Lines for people. */
  text: string | readonly string[]
  /** What to do next, for people. */
  next?: string | readonly string[]
}

/** Wrong usage: what was typed cannot be meant. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Not done, or not all of it; the message says what to do. */
export class TryAgain extends Error {
  override name = 'TryAgain'
}

export const exitCode = { done: 0, failed: 1, usage: 2, tryAgain: 3 } as const
