/** Configuration files, as a tired hand may leave them: either they are right, or the problems are told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleFile } from './document.ts'
import { ConfigError, loadConfig } from './load.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-fuzz-config-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

export default {
  name: 'configuration files',
  seeds: () => [
    Buffer.from(exampleFile().replaceAll(/^# (\w+ = )/gm, '$1')),
    Buffer.from('[tls]\nmore = [{ names = ["a"], certificate = "c", key = "k" }]\n[mail]\nretry_minutes = [1, 2.5]\n'),
    Buffer.from('server.workers = 3\nlisteners.imap = { port = 1143, tls = "none" }\n'),
  ],
  run(input: Uint8Array): void {
    const file = join(folder, 'kontor.toml')
    writeFileSync(file, input)
    try {
      loadConfig({ file })
    } catch (error) {
      if (!(error instanceof ConfigError) || error.problems.length === 0) throw error
    }
  },
}
