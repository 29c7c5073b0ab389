/** The part of the package that is used; its own types cover only the system bus. */
declare module '@homebridge/dbus-native' {
  import type { EventEmitter } from 'node:events';

  export type Message = {
    destination?: string;
    path: string;
    interface: string;
    member: string;
    signature?: string;
    body?: readonly unknown[];
    type?: number;
    sender?: string;
  };
  export type Bus = {
    readonly connection: EventEmitter & { end(): void; message(message: Message & { serial: number }): void };
    readonly signals: EventEmitter;
    serial: number;
    invoke(message: Message, callback: (error: { name: string; message: string } | null, ...values: unknown[]) => void): void;
    addMatch(rule: string, callback: (error: unknown) => void): void;
    getNameOwner(name: string, callback: (error: unknown, owner: unknown) => void): void;
    requestName(name: string, flags: number, callback: (error: unknown, result: number) => void): void;
    mangle(path: string, iface: string, member: string): string;
    exportInterface(
      object: Readonly<Record<string, unknown>>,
      path: string,
      iface: {
        readonly name: string;
        /** What goes in, and what comes out. */
        readonly methods: Readonly<Record<string, readonly [string, string]>>;
        readonly properties: Readonly<Record<string, string>>;
      },
    ): void;
    sendSignal(path: string, iface: string, name: string, signature: string, body: readonly unknown[]): void;
  };
  export function sessionBus(options?: { busAddress?: string }): Bus;
}
