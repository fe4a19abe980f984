/**
 * What the server counts, for Prometheus. Each thread counts for itself; the main thread asks the workers when /metrics
 * is read and adds everything up.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import {
  AggregatorRegistry,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type MetricObjectWithValues,
  type MetricValue,
} from 'prom-client'

export type Counted = MetricObjectWithValues<MetricValue<string>>[]

export class Metrics {
  readonly #registry = new Registry()
  readonly sessions: Gauge<'service'>
  readonly sessionsTotal: Counter<'service'>
  readonly events: Counter<'event'>
  readonly deliveries: Counter<'protocol' | 'result'>
  readonly deliverySeconds: Histogram
  readonly writeSeconds: Histogram
  readonly httpSeconds: Histogram<'protocol'>
  readonly #delay = monitorEventLoopDelay({ resolution: 100 })

  constructor() {
    const registers = [this.#registry]
    this.sessions = new Gauge({
      name: 'kontor_sessions',
      help: 'Sessions that are open.',
      labelNames: ['service'],
      registers,
    })
    this.sessionsTotal = new Counter({
      name: 'kontor_sessions_total',
      help: 'Sessions that have begun.',
      labelNames: ['service'],
      registers,
    })
    this.events = new Counter({
      name: 'kontor_events_total',
      help: 'Events by their name in the log, also those below its level.',
      labelNames: ['event'],
      registers,
    })
    this.deliveries = new Counter({
      name: 'kontor_deliveries_total',
      help: 'Recipients of messages that came in, by the class of the answer.',
      labelNames: ['protocol', 'result'],
      registers,
    })
    this.deliverySeconds = new Histogram({
      name: 'kontor_delivery_seconds',
      help: 'From the end of DATA to the durable answer.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    })
    this.writeSeconds = new Histogram({
      name: 'kontor_store_write_seconds',
      help: 'Transactions of mailboxes, queueing and commit included.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    })
    this.httpSeconds = new Histogram({
      name: 'kontor_http_seconds',
      help: 'HTTP requests of protocols, until the answer begins.',
      labelNames: ['protocol'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 60],
      registers,
    })
    const delay = this.#delay
    delay.enable()
    new Gauge({
      name: 'kontor_event_loop_lag_seconds',
      help: 'The longest wait of a thread for its turn since the last look (worst thread).',
      aggregator: 'max',
      registers,
      collect() {
        // The histogram counts the interval of its own timer in.
        this.set(Math.max(0, delay.max / 1e9 - 0.1))
        delay.reset()
      },
    })
  }

  /** Only in the main thread: what belongs to the process. */
  addProcess(facts: { connections: () => Record<string, number>; workers: () => number; version: string }): {
    connectionsTotal: Counter<'service' | 'result'>
    requests: Counter<'status'>
  } {
    const registers = [this.#registry]
    const started = Date.now() / 1000 - process.uptime()
    gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.', () => started)
    gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
    gauge('process_cpu_seconds_total', 'CPU time of the process.', () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    })
    gauge('kontor_workers', 'Worker threads that run.', facts.workers)
    new Gauge({
      name: 'kontor_connections',
      help: 'Connections that are open.',
      labelNames: ['service'],
      registers,
      collect() {
        this.reset()
        for (const [service, count] of Object.entries(facts.connections())) this.set({ service }, count)
      },
    })
    new Gauge({ name: 'kontor_info', help: 'The version.', labelNames: ['version'], registers }).set(
      { version: facts.version },
      1,
    )
    return {
      connectionsTotal: new Counter({
        name: 'kontor_connections_total',
        help: 'Connections by what became of them.',
        labelNames: ['service', 'result'],
        registers,
      }),
      requests: new Counter({
        name: 'kontor_http_requests_total',
        help: 'HTTP requests by status.',
        labelNames: ['status'],
        registers,
      }),
    }

    function gauge(name: string, help: string, value: () => number): void {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value())
        },
      })
    }
  }

  async counted(): Promise<Counted> {
    return (await this.#registry.getMetricsAsJSON()) as Counted
  }

  close(): void {
    this.#delay.disable()
  }
}

/** The text that Prometheus reads. */
export async function metricsText(counted: readonly Counted[]): Promise<string> {
  return await AggregatorRegistry.aggregate(counted as unknown as Counted[]).metrics()
}
