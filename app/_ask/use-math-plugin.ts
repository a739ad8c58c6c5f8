import { useEffect, useState } from "react";
import type { PluggableList } from "unified";

let loaded: PluggableList | undefined;

/** KaTeX, fetched when the first formula shows up; undefined until then. */
export function useMathPlugin(text: string): PluggableList | undefined {
  const needed = text.includes("$$");
  const [plugin, setPlugin] = useState(loaded);
  useEffect(() => {
    if (!needed || plugin) return;
    let ended = false;
    import("@/app/components/markdown/katex-plugin").then(({ katexPlugin }) => {
      loaded = katexPlugin;
      if (!ended) setPlugin(katexPlugin);
    });
    return () => {
      ended = true;
    };
  }, [needed, plugin]);
  return plugin;
}
