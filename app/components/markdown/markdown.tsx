import Link from "next/link";
import type { ComponentProps } from "react";
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { mathOptions } from "@/lib/guide/markdown";
import { rehypeLoneMath } from "./rehype-lone-math";
import { rehypeSafeBlocks } from "./rehype-safe-blocks";
import { resolveLink } from "./resolve-link";

type Plugins = NonNullable<Options["rehypePlugins"]>;

export interface MarkdownProps {
  readonly text: string;
  /** Run first, on a tree that still has its positions in `text`. */
  readonly plugins?: Plugins;
  /** Turns formulas into MathML; without it they stay as written. */
  readonly math?: Plugins;
  readonly components?: Components;
}

const remarkPlugins: Options["remarkPlugins"] = [remarkGfm, [remarkMath, mathOptions]];
const none: Plugins = [];

/** Markdown of the guide or of a model: no raw HTML, no images, links only where `resolveLink` allows. */
export function Markdown({ text, plugins = none, math = none, components }: MarkdownProps) {
  return (
    <ReactMarkdown
      remarkPlugins={remarkPlugins}
      rehypePlugins={[...plugins, rehypeLoneMath, ...math, rehypeSafeBlocks]}
      components={{ a: MarkdownLink, ...components }}
      urlTransform={(url) => url}
    >
      {text}
    </ReactMarkdown>
  );
}

function MarkdownLink({ href = "", children }: ComponentProps<"a">) {
  const link = resolveLink(href);
  if (!link) return <span>{children}</span>;
  if (!link.external) {
    return (
      <Link href={link.href} prefetch={false}>
        {children}
      </Link>
    );
  }
  return (
    <a href={link.href} rel="noreferrer noopener" target="_blank">
      {children}
    </a>
  );
}
