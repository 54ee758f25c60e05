/** What the client tells its renewal thread. Plain data: it is copied. */
import type { Endpoint } from "./connection-string.ts";
import type { Greeting } from "./link.ts";

export type RenewalMessage =
  /** A connection stands: join its session. */
  | { readonly kind: "join"; readonly endpoint: Endpoint; readonly greeting: Greeting }
  /** It is lost: nothing can be held on to until the next one. */
  | { readonly kind: "leave" }
  /** A consumer holds messages from now on. Milliseconds. */
  | {
      readonly kind: "watch";
      readonly consumer: number;
      readonly lockMs: number;
      readonly maxHandlerMs: number;
    }
  | { readonly kind: "forget"; readonly consumer: number }
  /** The program's event loop turns. */
  | { readonly kind: "alive" };

/** The thread, as the client sees it. */
export interface RenewalThread {
  post(message: RenewalMessage): void;
  end(): void;
}

/** Undefined: there can be none. `gone` is called if it dies. */
export type StartRenewalThread = (gone: () => void) => RenewalThread | undefined;
