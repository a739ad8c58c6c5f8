/** Where progress is written; a terminal redraws one line, anything else gets a line now and then. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  readonly label: string;
  /** What is counted, plural. */
  readonly unit: string;
  readonly stream: ProgressStream;
  /** Milliseconds, any origin, never going back. */
  readonly now?: () => number;
}

export interface Progress {
  /** @param done - 0..total */
  readonly update: (done: number, total: number) => void;
  /** Leaves the terminal on a fresh line. */
  readonly end: () => void;
}

const barWidth = 24;
const plainLineEveryMs = 5000;

/** Shows how far a count has come, its rate, and the time left. */
export function createProgress({
  label,
  unit,
  stream,
  now = () => performance.now(),
}: ProgressOptions): Progress {
  const startedAt = now();
  let lastLineAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    update(done, total) {
      if (total === 0) return;
      const seconds = (now() - startedAt) / 1000;
      const rate = seconds > 0 ? done / seconds : 0;
      const left = rate > 0 ? (total - done) / rate : undefined;
      const figures = [
        `${done}/${total} ${unit}`,
        rate > 0 ? `${rate.toFixed(1)}/s` : undefined,
        left !== undefined && done < total ? `${formatSeconds(left)} left` : undefined,
      ].filter((figure) => figure !== undefined);
      if (stream.isTTY) {
        const filled = Math.round((done / total) * barWidth);
        const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
        const line = `${label} ${bar} ${figures.join(" · ")}`;
        stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
        drawn = true;
        return;
      }
      if (done < total && now() - lastLineAt < plainLineEveryMs) return;
      lastLineAt = now();
      stream.write(`${label}: ${figures.join(", ")}\n`);
    },
    end() {
      if (drawn) stream.write("\n");
    },
  };
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
