// The worker's end of its helpers: other workers that encode sentences for it. The page starts them and joins each to
// the worker by a port; over it the worker first hands on its own engine and model, then sends jobs. What is in a job
// and its answer, Go alone knows (compare/help.go).

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What a helper is started with: the engine as the page has it, the kernel, the parts of the model. The engine goes as
 * bytes, since workers of a page from disk have no origin in common and none may send another a compiled module.
 */
export interface Outfit { engine: Bytes[]; kernel: Bytes | null; model: ArrayBuffer[] }

/** What a worker sends its helper. */
export type Order = { outfit: Outfit } | { id: number; job: Bytes };
/** What a helper answers: that it is ready (id 0), or to a job. */
export interface Answer { id: number; answer?: Bytes }

const DEPTH = 2; // jobs on their way to one helper, so that it never waits for the next

const PATIENCE = 10_000; // ms for a job, which is some 20 ms of work: whoever takes longer has lost its way

interface Task { keep(answer: Bytes): void; fail(): void }

class Helper {
  ready = false;
  tasks = new Map<number, Task>();

  constructor(readonly port: MessagePort, outfit: Outfit) {
    port.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (!data.answer) this.ready = true;
      else this.tasks.get(data.id)?.keep(data.answer);
      this.tasks.delete(data.id);
    };
    port.postMessage({ outfit } satisfies Order);
  }

  do(id: number, job: Bytes): Promise<Bytes> {
    return new Promise((keep, fail) => {
      const late = setTimeout(() => this.lose(), PATIENCE);
      this.tasks.set(id, {
        keep: (answer) => { clearTimeout(late); keep(answer); },
        fail: () => { clearTimeout(late); fail(new Error("the helper is gone")); },
      });
      this.port.postMessage({ id, job } satisfies Order, [job.buffer]);
    });
  }

  /** It will not answer any more. */
  lose(): void {
    this.ready = false;
    for (const task of this.tasks.values()) task.fail();
    this.tasks.clear();
  }
}

export class Helpers {
  private all: Helper[] = [];
  private next = 1;

  add(ports: MessagePort[], outfit: Outfit): void {
    this.all = ports.map((port) => new Helper(port, outfit));
  }

  lose(index: number): void {
    this.all[index]?.lose();
  }

  /** Whoever has least to do, and could take a job. */
  free(): Helper | undefined {
    return this.all.filter((h) => h.ready && h.tasks.size < DEPTH).sort((a, b) => a.tasks.size - b.tasks.size)[0];
  }

  /** Has a job done; null while nobody is free. */
  do(job: Bytes): Promise<Bytes> | null {
    return this.free()?.do(this.next++, job) ?? null;
  }
}
