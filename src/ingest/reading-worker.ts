import { Worker } from "node:worker_threads";
import { abandoned, type JobResult, type JobRunner, type Of, type ReadingJob } from "./reading-jobs.ts";

/** A file that takes longer is abandoned; no real page takes a tenth of it. Milliseconds. */
const LONGEST_READ = 30_000;
/** An idle worker is stopped after this long, since it holds some 100 MB. Milliseconds. */
const IDLE = 60_000;
const ENDS = "was not read: the program ends";
/** Young generation of each worker, in MB: an article's objects die at once, so more would only waste memory. */
const YOUNG = 32;
/** Old generation of each worker, in MB; a file that needs more is abandoned. */
const OLD = 512;

const SCRIPT = new URL("./reading-thread.ts", import.meta.url);

type WaitingJob = { readonly job: ReadingJob; readonly settle: (result: JobResult) => void };

/**
 * A thread that does jobs in turn. A job that takes too long or kills the thread is abandoned by name; a new thread does the rest.
 */
export class ReadingWorker {
  readonly #known: ReadonlyMap<string, string>;
  readonly #longest: number;
  readonly #script: URL;
  readonly #waiting: WaitingJob[] = [];
  /** How many of the first jobs are sent one at a time: one of them killed the thread, and this shows which. */
  #suspects = 0;
  #worker: Worker | null = null;
  /** The thread has started: on a busy machine that can take longer than a file. */
  #started = false;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** `known`: revisions held, by id. `longest`: time limit of a job in milliseconds. `script`: what the thread runs. */
  constructor(known: ReadonlyMap<string, string> = new Map(), longest = LONGEST_READ, script = SCRIPT) {
    this.#known = known;
    this.#longest = longest;
    this.#script = script;
  }

  /** Jobs not done yet. */
  get underWay(): number {
    return this.#waiting.length;
  }

  readonly run: JobRunner = <J extends ReadingJob>(job: J) =>
    new Promise<Of<J["kind"], JobResult>>((resolve) => {
      const settle = (result: JobResult) => resolve(result as Of<J["kind"], JobResult>);
      if (this.#isStopped) return settle(abandoned(job, ENDS));
      this.#waiting.push({ job, settle });
      if (this.#suspects === 0) this.#post(job);
      if (this.#waiting.length === 1) this.#watch();
    });

  /** Stops the thread and abandons its jobs, and those that come later. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#end();
    for (const { job, settle } of this.#waiting.splice(0)) settle(abandoned(job, ENDS));
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      workerData: this.#known,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG, maxOldGenerationSizeMb: OLD },
    });
    this.#started = false;
    worker.on("online", () => {
      this.#started = true;
      this.#watch();
    });
    worker.on("message", (result: JobResult) => this.#done(result));
    worker.on("error", (error: NodeJS.ErrnoException) => this.#died(error));
    return worker;
  }

  #post(job: ReadingJob): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(job);
  }

  #done(result: JobResult): void {
    this.#waiting.shift()?.settle(result);
    this.#next();
  }

  /** Sends the next job. */
  #next(): void {
    if (this.#suspects > 0 && --this.#suspects === 0) for (const { job } of this.#waiting) this.#post(job);
    else if (this.#suspects > 0) this.#post(this.#waiting[0]!.job);
    this.#watch();
  }

  #died({ code, message }: NodeJS.ErrnoException): void {
    if (this.#suspects > 0) {
      this.#giveUp(code === "ERR_WORKER_OUT_OF_MEMORY" ? `takes more than ${OLD} MB to read` : `cannot be read: ${message}`);
      return;
    }
    this.#drop();
    this.#suspects = this.#waiting.length;
    if (this.#waiting[0]) this.#post(this.#waiting[0].job);
    this.#watch();
  }

  /** Starts the time limit of the first job, or of idling; a thread that is still starting has none. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length > 0 && !this.#started) return;
    this.#timer =
      this.#waiting.length > 0
        ? setTimeout(() => this.#giveUp(`takes longer than ${this.#longest / 1000} s to read`), this.#longest)
        : setTimeout(() => void this.#end(), IDLE).unref();
  }

  /** Abandons the first job; a new thread does the rest. */
  #giveUp(reason: string): void {
    this.#drop();
    const head = this.#waiting.shift();
    head?.settle(abandoned(head.job, reason));
    if (this.#suspects === 0) for (const { job } of this.#waiting) this.#post(job);
    this.#next();
  }

  #drop(): void {
    const worker = this.#worker;
    this.#worker = null;
    worker
      ?.removeAllListeners("online")
      .removeAllListeners("message")
      .removeAllListeners("error")
      .on("error", () => {});
    void worker?.terminate();
  }
}
