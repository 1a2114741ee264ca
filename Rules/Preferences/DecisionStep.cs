using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>One step of a decision as it is stored and shown.</summary>
/// <param name="Word"><c>passed</c>, <c>skipped</c> (it does not concern such a message), or why the message is held or stopped.</param>
/// <param name="Detail">For people, without addresses and content.</param>
public sealed record DecisionStep(DecisionStepName Step, string Word, string Detail)
{
    public const string Passed = "passed";
    public const string Skipped = "skipped";
}
