import { MessageText } from "./message-text";

/** Why the guide cannot be shown, and what mends it. */
export function ProblemNotice({ message }: { readonly message: string }) {
  return (
    <div className="notice notice-danger my-6" role="alert">
      <p className="whitespace-pre-line">
        <strong className="font-semibold">The guide is not ready. </strong>
        <MessageText text={message} />
      </p>
    </div>
  );
}
