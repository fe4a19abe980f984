/**
 * Which certificate the server shows: the configured files, or one of its own from the data folder (made at the first
 * start, renewed when it comes near its end). Changed files are taken over while the server runs: connections that stand
 * keep what they have, new ones get the new certificate. Files that do not fit together are refused, and the old
 * certificate stays.
 */
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { type FSWatcher, watch } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Log } from '#protocols/services.ts'
import type { Config } from '../config/schema.ts'
import { StartError } from '../start-error.ts'
import { CertificateChoice, type ShownCertificates } from './certificate-choice.ts'

const day = 24 * 60 * 60 * 1000
/** An own certificate is renewed when less than this is left. */
const renewDays = 60

type Files = { names: readonly string[] | undefined; certificate: string; key: string }
type Loaded = { certificate: string; key: string; leaf: X509Certificate; names: readonly string[] }

export class Certificates {
  /** What a client has to trust: the authority of an own certificate, else the configured chain. */
  readonly trustFile: string
  /** The server made it itself. */
  readonly isOwn: boolean
  readonly #config: Config
  readonly #log: Log
  readonly #ticketKeys = randomBytes(48)
  #loaded: Loaded[] = []
  #choice: CertificateChoice | undefined
  #changed: ((shown: ShownCertificates) => void) | undefined
  #watchers: FSWatcher[] = []
  #timers: NodeJS.Timeout[] = []
  #reloading: NodeJS.Timeout | undefined

  private constructor(config: Config, log: Log) {
    this.#config = config
    this.#log = log
    this.isOwn = config.tls.certificate === undefined
    this.trustFile = config.tls.certificate ?? ownFiles(config).authority
  }

  static async open(config: Config, log: Log): Promise<Certificates> {
    const certificates = new Certificates(config, log)
    if (certificates.isOwn) await keepOwnCertificate(config, new Date())
    certificates.#use(await certificates.#load())
    certificates.#watch()
    return certificates
  }

  /** For TLS in this thread. */
  readonly choose: CertificateChoice['choose'] = (servername) => (this.#choice as CertificateChoice).choose(servername)

  /** For TLS in other threads. */
  get shown(): ShownCertificates {
    return {
      minVersion: this.#config.tls.minVersion,
      ticketKeys: this.#ticketKeys,
      list: this.#loaded.map(({ names, certificate, key }) => ({ names, certificate, key })),
    }
  }

  /** `changed` is told whenever other certificates are shown from now on. */
  onChange(changed: (shown: ShownCertificates) => void): void {
    this.#changed = changed
  }

  /** The certificate that clients see, for people to compare. */
  get leaf(): X509Certificate {
    return (this.#loaded[0] as Loaded).leaf
  }

  /** Reads the files again; throws and keeps the old ones when they do not fit. */
  async reload(): Promise<void> {
    const before = this.#loaded.map(({ leaf }) => leaf.fingerprint256).join()
    this.#use(await this.#load())
    this.#changed?.(this.shown)
    if (this.#loaded.map(({ leaf }) => leaf.fingerprint256).join() === before) return
    this.#log.info('tls.certificate.changed', {
      subject: this.leaf.subject,
      validTo: this.leaf.validToDate.toISOString(),
      fingerprint: this.leaf.fingerprint256,
    })
  }

  close(): void {
    clearTimeout(this.#reloading)
    for (const timer of this.#timers) clearInterval(timer)
    for (const watcher of this.#watchers) watcher.close()
  }

  #files(): Files[] {
    const { tls } = this.#config
    const own = ownFiles(this.#config)
    return [
      { names: undefined, certificate: tls.certificate ?? own.certificate, key: tls.key ?? own.key },
      ...tls.more.map((entry) => ({ names: entry.names, certificate: entry.certificate, key: entry.key })),
    ]
  }

  async #load(): Promise<Loaded[]> {
    return await Promise.all(this.#files().map(load))
  }

  #use(loaded: Loaded[]): void {
    const before = this.#loaded
    this.#loaded = loaded
    try {
      this.#choice = new CertificateChoice(this.shown)
    } catch (error) {
      this.#loaded = before
      throw error
    }
  }

  /**
   * Folders are watched, not files: who renews a certificate puts new files (or links, as certbot does) in their place.
   * Network file systems tell nothing, so there is a look every hour, too.
   */
  #watch(): void {
    const files = this.#files().flatMap(({ certificate, key }) => [certificate, key])
    for (const folder of new Set(files.map(dirname))) {
      const names = new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file)))
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || names.has(name)) this.#reloadSoon()
      })
      watcher.on('error', () => watcher.close())
      this.#watchers.push(watcher)
    }
    this.#timers = [setInterval(() => this.#reloadSoon(), 3600_000), setInterval(() => void this.#renew(), day)]
    for (const timer of this.#timers) timer.unref()
  }

  /** Certificate and key are written one after the other: wait until it is quiet. */
  #reloadSoon(): void {
    clearTimeout(this.#reloading)
    this.#reloading = setTimeout(() => {
      this.reload().catch((error: unknown) => {
        this.#log.warn('tls.certificate.refused', { reason: (error as Error).message })
      })
    }, 300)
    this.#reloading.unref()
  }

  async #renew(): Promise<void> {
    try {
      if (this.isOwn) await keepOwnCertificate(this.#config, new Date())
    } catch (error) {
      this.#log.error('tls.certificate.renewal-failed', { error })
    }
  }
}

async function load(files: Files): Promise<Loaded> {
  const [certificate, key] = await Promise.all([readPem(files.certificate), readPem(files.key)])
  let leaf: X509Certificate
  try {
    leaf = new X509Certificate(certificate)
  } catch {
    throw new StartError(
      `${files.certificate} holds no certificate in PEM form. Name the file with the full chain (fullchain.pem).`,
    )
  }
  let matches: boolean
  try {
    matches = leaf.checkPrivateKey(createPrivateKey(key))
  } catch {
    throw new StartError(
      `${files.key} holds no private key in PEM form without a passphrase. Name the right file (privkey.pem).`,
    )
  }
  if (!matches) {
    throw new StartError(
      `The key ${files.key} does not belong to the certificate ${files.certificate}. Name two files that belong together.`,
    )
  }
  const names =
    files.names ??
    (leaf.subjectAltName ?? '').split(', ').flatMap((entry) => (entry.startsWith('DNS:') ? [entry.slice(4)] : []))
  return {
    certificate,
    key,
    leaf,
    names: names.map((name) => name.toLowerCase()),
  }
}

async function readPem(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new StartError(
      `${file} cannot be read (${(error as Error).message}). Check tls.certificate and tls.key, and who may read the files.`,
    )
  }
}

function ownFiles(config: Config) {
  const folder = join(config.server.data, 'tls')
  return {
    folder,
    authority: join(folder, 'authority.pem'),
    authorityKey: join(folder, 'authority-key.pem'),
    certificate: join(folder, 'server.pem'),
    key: join(folder, 'server-key.pem'),
  }
}

/** Makes the certificate of the data folder if it is absent, for another name, or near its end. */
async function keepOwnCertificate(config: Config, now: Date): Promise<void> {
  const files = ownFiles(config)
  const { hostname } = config.server
  const [certificate, key, authority, authorityKey] = await Promise.all(
    [files.certificate, files.key, files.authority, files.authorityKey].map(async (file) => {
      return await readFile(file, 'utf8').catch(() => undefined)
    }),
  )
  if (certificate && key && isGood(certificate, hostname, now)) return
  const keepAuthority = authority && authorityKey && daysLeft(authority, now) > 900
  const { createLocalCertificate } = await import('./self-signed.ts')
  const made = await createLocalCertificate({
    hostname,
    now,
    authority: keepAuthority ? { certificate: authority, key: authorityKey } : undefined,
  })
  await mkdir(files.folder, { recursive: true, mode: 0o700 })
  await replace(files.authority, made.authority, 0o644)
  await replace(files.authorityKey, made.authorityKey, 0o600)
  await replace(files.key, made.key, 0o600)
  await replace(files.certificate, made.chain, 0o644)
}

function isGood(certificate: string, hostname: string, now: Date): boolean {
  return (
    daysLeft(certificate, now) > renewDays &&
    new X509Certificate(certificate).subjectAltName?.includes(hostname) === true
  )
}

function daysLeft(certificate: string, now: Date): number {
  return (new X509Certificate(certificate).validToDate.getTime() - now.getTime()) / day
}

async function replace(file: string, text: string, mode: number): Promise<void> {
  await writeFile(`${file}.new`, text, { mode })
  await rename(`${file}.new`, file)
}
