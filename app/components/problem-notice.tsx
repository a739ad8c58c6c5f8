import { MessageText } from "./message-text";

interface ProblemNoticeProps {
  readonly message: string;
  /** What is wrong, in a sentence. */
  readonly title?: string;
}

/** Why the guide, or something else of Viva, cannot be shown, and what mends it. */
export function ProblemNotice({ message, title = "The guide is not ready." }: ProblemNoticeProps) {
  return (
    <div className="notice notice-danger my-6" role="alert">
      <p className="whitespace-pre-line">
        <strong className="font-semibold">{title} </strong>
        <MessageText text={message} />
      </p>
    </div>
  );
}
