// The page's end of the worker: numbers requests, starts the worker, and starts another when one is lost. It knows
// nothing of files or views; state/session.ts decides what is asked.

import type { Boot } from "./boot";
import { VERSION, type FileBytes, type Request, type Response } from "./protocol";
import type { Staff } from "./worker";

type Body<R> = R extends Request ? Omit<R, "v" | "id"> : never;
export type Ask = Body<Request>;

/** Called with every answer, and with "lost" when the worker died. */
export type Listener = (answer: Response | { type: "lost"; message: string }) => void;

const boot = (globalThis as unknown as { muqabala: Boot }).muqabala;

export class Engine {
  private worker: Worker | null = null;
  private helpers: Worker[] = [];
  private next = 1;

  constructor(private listen: Listener) {}

  /** What this browser lacks, or "" when it has all that is needed. */
  static missing(): string {
    if (typeof WebAssembly === "undefined") return "WebAssembly";
    if (typeof DecompressionStream === "undefined") return "DecompressionStream";
    if (typeof Worker === "undefined") return "Worker";
    return "";
  }

  /** Whether there is a worker to ask. */
  get alive(): boolean {
    return this.worker !== null;
  }

  start(): void {
    const { first } = boot;
    const worker = first ?? boot.worker("engine");
    boot.first = null;
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Response>) => {
      if (worker !== this.worker) return;
      if (data.type === "failed" && data.id === 0) this.lose(data.message);
      else this.listen(data);
      if (data.type === "ready") this.recruit(worker);
    };
    worker.onerror = (e) => {
      e.preventDefault();
      if (worker === this.worker) this.lose(e.message);
    };
    const begin = () => {
      if (worker === this.worker) this.ask({ type: "init" });
    };
    if (first) void boot.fed.then(begin);
    else boot.feed(worker, begin);
  }

  /** Starts workers that encode for the worker: one for each core but the first, four in all at most. */
  private recruit(worker: Worker): void {
    const ports: MessagePort[] = [];
    for (let i = 0; i < Math.min(navigator.hardwareConcurrency || 1, 4) - 1; i++) {
      const helper = boot.worker("helper");
      const { port1, port2 } = new MessageChannel();
      const lost = () => {
        helper.terminate();
        worker.postMessage({ lost: i } satisfies Staff);
      };
      helper.onmessage = lost; // it has nothing to say to the page but that it failed
      helper.onerror = (e) => {
        e.preventDefault();
        lost();
      };
      helper.postMessage({ serve: port2 } satisfies Staff, [port2]);
      ports.push(port1);
      this.helpers.push(helper);
    }
    worker.postMessage({ helpers: ports } satisfies Staff, ports);
  }

  /** Ends the worker at once, whatever it does. */
  stop(): void {
    for (const helper of this.helpers.splice(0)) helper.terminate();
    this.worker?.terminate();
    this.worker = null;
  }

  /** Sends a request and returns its id. Bytes are copied, so that the page can send them again. */
  ask(body: Ask): number {
    const id = this.next++;
    this.worker?.postMessage({ v: VERSION, id, ...body });
    return id;
  }

  read(files: FileBytes[]): number {
    return this.ask({ type: "read", files });
  }

  private lose(message: string): void {
    this.stop();
    this.listen({ type: "lost", message });
  }
}
