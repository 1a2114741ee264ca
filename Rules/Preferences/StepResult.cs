using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <param name="Kind"><see cref="DecisionKind.Send"/>: go on with the next step.</param>
internal readonly record struct StepResult(DecisionKind Kind, string Word, string Detail, DecisionReason Reason, DateTimeOffset? Until)
{
    public static StepResult Pass(string detail = "") => new(DecisionKind.Send, DecisionStep.Passed, detail, DecisionReason.None, null);

    public static StepResult Skip(string detail) => new(DecisionKind.Send, DecisionStep.Skipped, detail, DecisionReason.None, null);

    public static StepResult Stop(DecisionReason reason, string detail) => new(DecisionKind.Stop, reason.Word(), detail, reason, null);

    public static StepResult Hold(DecisionReason reason, DateTimeOffset? until, string detail)
        => new(DecisionKind.Hold, reason.Word(), detail, reason, until);
}
