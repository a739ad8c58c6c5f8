import type { ReactNode } from "react";

interface CommandButtonProps {
  /** While something is on its way the button does nothing, but keeps the focus. */
  readonly busy: boolean;
  readonly className?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button of the interview. A disabled one would drop the focus of whoever pressed it. */
export function CommandButton({ busy, className, onPress, children }: CommandButtonProps) {
  return (
    <button
      type="button"
      className={className ?? "button"}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) onPress();
      }}
    >
      {children}
    </button>
  );
}
