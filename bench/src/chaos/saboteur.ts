import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '@claimstream/local-parts';
import type { ServiceProcess } from '@claimstream/standalone-app';
import type { Battlefield } from './battlefield.js';
import type { Fault } from './plan-faults.js';

/** Does what was planned, and puts back on its feet what it knocked over; it waits for nobody to be ready. */
export async function carryOut(fault: Fault, { stack, kafka, postgres }: Battlefield, keeper: Keeper): Promise<void> {
  switch (fault.kind) {
    case 'kill': {
      const process = stack.processes[fault.app];
      await keeper.without(process, async () => {
        await process.kill();
        await sleep(fault.downMs);
      });
      return;
    }
    case 'freeze':
      return whileFrozen(stack.processes[fault.app], () => sleep(fault.forMs));
    case 'replace':
      return replace(stack.processes[fault.app], fault.forMs);
    case 'kill-broker':
      await kafka.kill();
      await sleep(fault.downMs);
      return kafka.restart();
    case 'kill-database':
      await postgres.kill();
      await sleep(fault.downMs);
      return postgres.restart();
    case 'restart-broker':
      return kafka.restart();
    case 'restart-database':
      return postgres.restart();
  }
}

async function whileFrozen({ pid }: ServiceProcess, work: () => Promise<void>): Promise<void> {
  if (pid === undefined) return;
  process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

const togetherMs = 3_000;

/** The first is out of its group before it wakes up (sessions last 10 s) and goes on with what it was doing; in the end it is alone again. */
async function replace(first: ServiceProcess, forMs: number): Promise<void> {
  const [port] = await freePorts(1);
  const second = first.twin(port!);
  try {
    await whileFrozen(first, async () => {
      second.start();
      await sleep(forMs);
    });
    await sleep(togetherMs);
  } finally {
    await second.kill();
  }
}

const lookEveryMs = 250;

/** Starts again what has ended, as Kubernetes does; `ended` counts those that nobody killed. */
export class Keeper {
  ended = 0;
  private readonly left = new Set<ServiceProcess>();
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly processes: readonly ServiceProcess[]) {
    this.running = this.run();
  }

  /** Leaves a process alone while somebody does something to it, then starts it if it does not run. */
  async without(process: ServiceProcess, work: () => Promise<void>): Promise<void> {
    this.left.add(process);
    try {
      await work();
    } finally {
      if (!process.isRunning) process.start();
      this.left.delete(process);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      for (const process of this.processes) {
        if (process.isRunning || this.left.has(process)) continue;
        this.ended += 1;
        process.start();
      }
      await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined); // Told to stop: the loop ends.
    }
  }
}
