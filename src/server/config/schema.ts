/**
 * kontor.toml: every key, its type, its default and what it means. docs/configuration.md and kontor.toml.example are made
 * from this file (document.ts), and a test holds them against it.
 *
 * Keys are written in the file as `words_with_underscores`, here as camelCase. An environment variable
 * KONTOR_SECTION_KEY overrides the file (load.ts).
 */
import { z } from 'zod'

const port = z.int().min(0).max(65_535)

const listenerHelp = {
  enabled: 'Whether to listen at all.',
  host: 'The address to listen on; `*` is every address of the machine.',
  port: 'The TCP port. 0 takes any free one.',
  tls: '`implicit` begins with TLS, `starttls` offers it, `none` never has it.',
}

const tlsMode = z.enum(['implicit', 'starttls', 'none'])
const httpMode = z.enum(['implicit', 'none'])

function listener<Mode extends typeof tlsMode | typeof httpMode>(
  mode: Mode,
  defaults: { enabled?: boolean; host?: string; port: number; tls: z.infer<Mode> },
) {
  return z
    .strictObject({
      enabled: z
        .boolean()
        .default(defaults.enabled ?? true)
        .describe(listenerHelp.enabled),
      host: z
        .string()
        .min(1)
        .default(defaults.host ?? '*')
        .describe(listenerHelp.host),
      port: port.default(defaults.port).describe(listenerHelp.port),
      tls: mode.default(defaults.tls as never).describe(listenerHelp.tls),
    })
    .prefault({})
}

const server = z.strictObject({
  data: z
    .string()
    .min(1)
    .default('./data')
    .describe('The folder that holds everything. Relative to the configuration file.'),
  hostname: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i, 'a DNS name like mail.example.org')
    .default('localhost')
    .describe(
      'The name by which clients and other mail servers reach this server; it stands in greetings and in Message-ID.',
    ),
  workers: z
    .union([z.literal('auto'), z.int().min(0).max(256)])
    .default('auto')
    .describe(
      'Threads that run the protocols. `auto`: one less than there are processors, but two where there are two. 0: everything in one thread.',
    ),
  shutdownSeconds: z
    .int()
    .min(0)
    .max(600)
    .default(15)
    .describe('How long sessions may take to say goodbye when the server stops.'),
})

const store = z.strictObject({
  engine: z.enum(['sqlite', 'postgres']).default('sqlite').describe('Where mailboxes are kept.'),
  url: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'a URL that begins with postgres://')
    .optional()
    .describe('With `postgres`: the database, as `postgres://user:password@host/database`.'),
})

const organisation = z.strictObject({
  locale: z
    .string()
    .min(2)
    .default('en')
    .describe('The language of a new organisation and its accounts: names of folders, and messages of the server.'),
  timeZone: z.string().min(1).default('UTC').describe('Their time zone, by its IANA name.'),
})

const certificateFiles = {
  certificate: z.string().min(1).describe('PEM file: the certificate and what it is signed with.'),
  key: z.string().min(1).describe('PEM file: the private key.'),
}

const tls = z.strictObject({
  certificate: certificateFiles.certificate
    .optional()
    .describe(
      'PEM file: the certificate and what it is signed with. Without it the server makes one of its own in the data folder.',
    ),
  key: certificateFiles.key.optional().describe('PEM file: the private key of the certificate.'),
  minVersion: z.enum(['1.2', '1.3']).default('1.2').describe('The oldest version of TLS that is spoken.'),
  more: z
    .array(z.strictObject({ ...certificateFiles, names: z.array(z.string().min(1)).min(1) }))
    .default([])
    .describe('Further certificates for other names (SNI): a list of `{ names, certificate, key }`.'),
})

const listeners = z.strictObject({
  imap: listener(tlsMode, { port: 143, tls: 'starttls' }),
  imaps: listener(tlsMode, { port: 993, tls: 'implicit' }),
  smtp: listener(tlsMode, { port: 25, tls: 'starttls' }),
  submission: listener(tlsMode, { port: 587, tls: 'starttls' }),
  submissions: listener(tlsMode, { port: 465, tls: 'implicit' }),
  lmtp: listener(tlsMode, { enabled: false, host: '127.0.0.1', port: 24, tls: 'none' }),
  http: listener(httpMode, { port: 80, tls: 'none' }),
  https: listener(httpMode, { port: 443, tls: 'implicit' }),
  metrics: listener(httpMode, { enabled: false, host: '127.0.0.1', port: 9464, tls: 'none' }),
})

const limits = z.strictObject({
  connections: z.int().min(1).default(20_000).describe('Open connections, all services together.'),
  connectionsPerAddress: z
    .int()
    .min(1)
    .default(200)
    .describe('Open connections from one address. Loopback is not counted.'),
  handshakeSeconds: z.int().min(1).default(30).describe('How long a TLS handshake may take.'),
  stallSeconds: z
    .int()
    .min(1)
    .default(300)
    .describe('A client that takes nothing of what it asked for is cut off after this time.'),
  hangSeconds: z
    .int()
    .min(1)
    .default(60)
    .describe('A worker thread that answers nothing for so long is ended and started again; its sessions end with it.'),
  requestBodyMegabytes: z.int().min(1).default(100).describe('The largest body of an HTTP request.'),
})

const plainLogin = z
  .enum(['never', 'loopback', 'always'])
  .default('never')
  .describe('Passwords without TLS: `never`, from this machine only (`loopback`), or `always`.')

const imap = z.strictObject({
  plainLogin,
  sessionsPerUser: z.int().min(1).default(2000).describe('Open IMAP sessions of one account.'),
})

const mail = z.strictObject({
  messageMegabytes: z.int().min(1).max(1024).default(64).describe('The largest message, incoming and outgoing.'),
  recipients: z.int().min(1).default(1000).describe('Recipients of one message.'),
  plainLogin,
  smartHost: z
    .string()
    .min(1)
    .optional()
    .describe('Hand all outgoing mail to this host. Without it mail goes straight to the hosts that DNS names.'),
  smartHostPort: z.int().min(1).max(65_535).default(587).describe('The port of the smart host.'),
  smartHostTls: tlsMode.default('starttls').describe('How the smart host speaks TLS.'),
  smartHostUser: z.string().optional().describe('Log in there with this name.'),
  smartHostPasswordFile: z.string().optional().describe('A file whose first line is the password for it.'),
  retryMinutes: z
    .array(z.number().positive())
    .min(1)
    .default([5, 10, 20, 40, 60, 120, 240])
    .describe('Waiting times between attempts; the last one repeats.'),
  delayNoticeHours: z
    .number()
    .positive()
    .default(4)
    .describe('After this time its sender is told, once, that it waits.'),
  outbound: z
    .boolean()
    .default(true)
    .describe('Send to other hosts. With `false` such mail waits in the queue; for trials.'),
  overQuota: z
    .enum(['reject', 'defer'])
    .default('reject')
    .describe('Mail for a full mailbox: `reject` gives it back, `defer` lets the other side try again.'),
  postmaster: z
    .string()
    .includes('@')
    .optional()
    .describe('Who gets mail for postmaster@ where nobody has that address.'),
  giveUpHours: z.number().positive().default(120).describe('After this time a message goes back to its sender.'),
})

const http = z.strictObject({
  plainLogin,
  metricsAllow: z
    .array(z.string())
    .default(['127.0.0.1', '::1'])
    .describe('Addresses and networks (`10.0.0.0/8`) that may read /metrics on the http and https listeners.'),
})

const log = z.strictObject({
  level: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('The least important lines that are written.'),
  format: z
    .enum(['auto', 'json', 'short'])
    .default('auto')
    .describe('`json`: one object per line. `short`: for people. `auto`: short on a terminal, else json.'),
  file: z.string().optional().describe('Append to this file instead of standard error. It is opened anew on SIGHUP.'),
})

/** The sections in the order in which they are documented, each with a word about it. */
export const sections = {
  server: { schema: server, help: 'The server itself.' },
  store: { schema: store, help: 'Where mailboxes, the directory and the queue are kept.' },
  organisation: {
    schema: organisation,
    help: 'What `kontor org add` gives to a new organisation unless it is told otherwise.',
  },
  tls: { schema: tls, help: 'Certificates. The files are read again when they change; no connection is dropped.' },
  listeners: { schema: listeners, help: 'What the server listens on, one table for each service.' },
  limits: { schema: limits, help: 'What one client, or all of them, may use.' },
  imap: { schema: imap, help: 'IMAP.' },
  mail: { schema: mail, help: 'Mail that comes and goes.' },
  http: { schema: http, help: 'HTTP.' },
  log: { schema: log, help: 'What is written about the work of the server.' },
} as const

export const configSchema = z
  .strictObject({
    server: server.prefault({}),
    store: store.prefault({}),
    organisation: organisation.prefault({}),
    tls: tls.prefault({}),
    listeners: listeners.prefault({}),
    limits: limits.prefault({}),
    imap: imap.prefault({}),
    mail: mail.prefault({}),
    http: http.prefault({}),
    log: log.prefault({}),
  })
  .superRefine((config, context) => {
    const missing = (path: string[], message: string): void =>
      context.addIssue({ code: 'custom', path, message, input: undefined })
    if (config.store.engine === 'postgres' && config.store.url === undefined) {
      missing(['store', 'url'], 'store.engine is "postgres", which needs store.url')
    }
    if (config.tls.certificate !== undefined && config.tls.key === undefined) {
      missing(['tls', 'key'], 'tls.certificate is given, which needs tls.key')
    }
    if (config.tls.key !== undefined && config.tls.certificate === undefined) {
      missing(['tls', 'certificate'], 'tls.key is given, which needs tls.certificate')
    }
  })

export type Config = z.output<typeof configSchema>
export type ConfigInput = z.input<typeof configSchema>
export type ServiceName = keyof Config['listeners']
