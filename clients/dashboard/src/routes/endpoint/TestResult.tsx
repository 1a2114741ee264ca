import { CircleCheck, CircleX } from "lucide-react";
import type { Schema } from "../../api/types";
import { Code } from "../../parts/Code";
import { Line, Stack } from "../../parts/Columns";
import { Tag } from "../../parts/Tag";
import { duration } from "../../time/relative";

/** The whole answer of a receiver. */
const TestResult = ({ answer }: { answer: Schema<"TestAnswer"> }) => (
  <Stack>
    <Line>
      <Tag tone={answer.succeeded ? "good" : "bad"} icon={answer.succeeded ? CircleCheck : CircleX}>{answer.statusCode ?? answer.error ?? "No answer"}</Tag>
      <span className="soft">in {duration(answer.duration)}{answer.statusCode && answer.error ? `, ${answer.error}` : ""}</span>
    </Line>
    <h3>Request</h3>
    <Code text={answer.requestHead} label="Request" />
    {answer.responseHead && <><h3>Response</h3><Code text={answer.responseHead} label="Response" /></>}
    {answer.responseBody && <Code text={answer.responseBody} label="Response body" />}
    {answer.isBodyCut && <p className="soft">The rest of the body was not kept.</p>}
  </Stack>
);

export default TestResult;
