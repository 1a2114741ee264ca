using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>Which accounts can take a message now, and what to do when none can.</summary>
internal static class AccountStep
{
    /// <summary>
    /// When no account can take it: what resumes by itself comes before what a member must resume, and both before what never helps,
    /// so that a message is stopped only when no account will ever take it.
    /// </summary>
    public static StepResult Decide(DecisionFacts facts)
    {
        if (facts.Accounts.Count == 0)
        {
            return StepResult.Stop(DecisionReason.NoProvider, $"no provider for {facts.Channel.Word()}");
        }

        var suited = facts.Accounts.Where(account => Unsuited(account, facts) is null).ToList();
        if (suited.Count == 0)
        {
            return Unsuited(facts.Accounts[0], facts)!.Value;
        }

        var running = suited.Where(account => !account.IsPaused).ToList();
        return running.Count == 0 ? StepResult.Hold(DecisionReason.ProvidersPaused, null, Names(suited))
            : running.Exists(account => IsAvailable(account, facts.Now)) ? StepResult.Pass(Names(BudgetStep.Affordable(facts)))
            : StepResult.Hold(DecisionReason.ProvidersUnavailable, running.Min(account => account.UnavailableUntil), Names(running));
    }

    public static IReadOnlyList<DecisionAccount> Usable(DecisionFacts facts)
        => [.. facts.Accounts.Where(account => !account.IsPaused && IsAvailable(account, facts.Now) && Unsuited(account, facts) is null)];

    private static bool IsAvailable(DecisionAccount account, DateTimeOffset now) => account.UnavailableUntil is not { } until || until <= now;

    /// <summary>Why the account will never take this message, null: it may.</summary>
    private static StepResult? Unsuited(DecisionAccount account, DecisionFacts facts) => account switch
    {
        { IsCapture: true } => null,
        _ when facts.Address is { IsValid: false } => StepResult.Stop(DecisionReason.InvalidAddress, "the number does not exist"),
        { Unreachable: { } why } => StepResult.Stop(DecisionReason.Unreachable, $"{account.AccountId}: {why}"),
        _ when facts.Channel is Channel.WhatsApp && !ContentSteps.IsOpen(facts)
            => StepResult.Stop(DecisionReason.WindowClosed, "no message from the person within 24 hours"),
        { MaxLength: > 0 } when facts.Content.Message?.Text.Length > account.MaxLength
            => StepResult.Stop(DecisionReason.TooLong, $"{account.AccountId} takes {account.MaxLength} characters"),
        _ => null,
    };

    private static string Names(IEnumerable<DecisionAccount> accounts) => string.Join(", ", accounts.Select(account => account.AccountId));
}
