import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { type RawReading, type Reader, ReaderError } from "../reader.ts";
import { ModelFolderError, readModelFolder } from "./folder.ts";
import type { QuestionJob } from "./worker.ts";

/** Packages that only a model on the machine needs, so they are not dependencies (docs/reader.md). */
const PACKAGES = ["onnxruntime-node", "@huggingface/tokenizers"];
const INSTALL = "npm install --no-save --ignore-scripts onnxruntime-node@1 @huggingface/tokenizers@0.2";

const SCRIPT = new URL("./worker.ts", import.meta.url);

type WorkerReply = { readonly id: number; readonly raw: RawReading | null };

/**
 * Opens a cross-encoder or extractive question-answering model in a thread of its own. Questions are read one after the other. Throws a
 * ModelFolderError that names what is missing.
 */
export async function openOnnxReader(folder: string): Promise<Reader> {
  readModelFolder(folder);
  const { resolve: find } = createRequire(import.meta.url);
  for (const name of PACKAGES) {
    try {
      find(name);
    } catch {
      throw new ModelFolderError(`needs the package ${name}: ${INSTALL}`);
    }
  }
  let thread: Worker | null = await startThread(folder);
  let last: Promise<unknown> = Promise.resolve();
  let ids = 0;

  async function read(job: QuestionJob, signal: AbortSignal): Promise<RawReading> {
    if (signal.aborted) throw new ReaderError("late");
    thread ??= await startThread(folder);
    const raw = await answerOf(thread, job).catch((error) => {
      thread = null;
      throw error;
    });
    if (raw === null) throw new ReaderError("failed");
    return raw;
  }

  return {
    model: basename(resolve(folder)).slice(0, 60),
    host: null,
    read(asked, signal) {
      const next = last.then(() => read({ ...asked, id: ids++ }, signal));
      last = next.catch(() => {});
      return next;
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

/** Starts the thread and waits until the model is loaded. Throws a ModelFolderError if it cannot be. */
function startThread(folder: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(SCRIPT, { workerData: { folder } });
    thread.once("message", () => {
      thread.removeAllListeners("error");
      // Only whoever waits for an answer needs to hear of the error.
      thread.on("error", () => {});
      thread.unref();
      resolve(thread);
    });
    thread.once("error", (error) => reject(new ModelFolderError(`the model in ${folder} cannot be loaded: ${error.message}`)));
  });
}

/** The thread's answer to a job. Throws a ReaderError if the thread dies first. */
function answerOf(thread: Worker, job: QuestionJob): Promise<RawReading | null> {
  return new Promise((resolve, reject) => {
    thread.ref();
    const settle = () => {
      thread.off("message", heard).off("exit", died);
      thread.unref();
    };
    const heard = ({ id, raw }: WorkerReply) => {
      if (id !== job.id) return;
      settle();
      resolve(raw);
    };
    const died = () => {
      settle();
      reject(new ReaderError("failed"));
    };
    thread.on("message", heard).on("exit", died);
    thread.postMessage(job);
  });
}
