import { storageKeys } from "@/app/components/browser-storage";

/**
 * Marks the page before its first paint when a stored conversation is about to replace the empty
 * state, so that the empty state does not flash up. Inline, hence the nonce.
 */
export function StoredFirstPaint({ nonce }: { readonly nonce: string | undefined }) {
  const key = JSON.stringify(storageKeys.conversation);
  return (
    <script nonce={nonce}>
      {`try{if(localStorage.getItem(${key}))document.documentElement.dataset.restoring=""}catch{}`}
    </script>
  );
}
