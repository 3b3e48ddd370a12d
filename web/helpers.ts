// The worker's end of its helpers: other workers that encode sentences for it. The page starts them and joins each to
// the worker by a port; over it the worker first hands on its own engine and model, then sends texts.

type Bytes = Uint8Array<ArrayBuffer>;

/** What a helper is started with: the engine compiled, the kernel, the parts of the model. */
export interface Outfit { module: WebAssembly.Module; kernel: Bytes | null; model: ArrayBuffer[] }

/** What a worker sends its helper. */
export type Order = { outfit: Outfit } | { id: number; texts: string[] };
/** What a helper answers: that it is ready (id 0), or vectors. */
export interface Answer { id: number; vectors?: Bytes }

const DEPTH = 2; // batches on their way to one helper, so that it never waits for the next

interface Task { keep(vectors: Bytes): void; fail(): void }

class Helper {
  ready = false;
  tasks = new Map<number, Task>();

  constructor(readonly port: MessagePort, outfit: Outfit) {
    port.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (!data.vectors) this.ready = true;
      else this.tasks.get(data.id)?.keep(data.vectors);
      this.tasks.delete(data.id);
    };
    port.postMessage({ outfit } satisfies Order);
  }

  encode(id: number, texts: string[]): Promise<Bytes> {
    return new Promise((keep, fail) => {
      this.tasks.set(id, { keep, fail: () => fail(new Error("the helper is gone")) });
      this.port.postMessage({ id, texts } satisfies Order);
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

  /** The vectors of texts, from whoever has least to do; null while nobody is free. */
  encode(texts: string[]): Promise<Bytes> | null {
    const free = this.all.filter((h) => h.ready && h.tasks.size < DEPTH).sort((a, b) => a.tasks.size - b.tasks.size)[0];
    return free ? free.encode(this.next++, texts) : null;
  }
}
