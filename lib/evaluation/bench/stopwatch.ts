/** Adds up time by name. */
export interface Stopwatch<Name extends string> {
  /** The object with the time of some of its methods added to `name`. They must be synchronous. */
  watch<T extends object>(name: Name, target: T, methods: readonly (keyof T & string)[]): T;
  /** Adds the time until `work` settles. */
  add<T>(name: Name, work: () => Promise<T>): Promise<T>;
  /** Milliseconds since the last reading, by name. */
  read(): ReadonlyMap<Name, number>;
}

/** @param now - milliseconds, any origin, never going back */
export function createStopwatch<Name extends string>(
  now: () => number = () => performance.now(),
): Stopwatch<Name> {
  let total = new Map<Name, number>();
  const count = (name: Name, startedAt: number) =>
    total.set(name, (total.get(name) ?? 0) + now() - startedAt);
  return {
    watch: (name, target, methods) =>
      new Proxy(target, {
        get(object, key) {
          const value: unknown = Reflect.get(object, key, object);
          if (typeof value !== "function") return value;
          if (!methods.some((method) => method === key)) return value.bind(object);
          return (...args: readonly unknown[]) => {
            const startedAt = now();
            const result: unknown = Reflect.apply(value, object, args);
            count(name, startedAt);
            return result;
          };
        },
      }),
    async add(name, work) {
      const startedAt = now();
      const result = await work();
      count(name, startedAt);
      return result;
    },
    read() {
      const read = total;
      total = new Map();
      return read;
    },
  };
}
