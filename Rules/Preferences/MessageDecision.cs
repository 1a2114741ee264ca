using System.Globalization;
using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>
/// Whether a message is sent now. Steps go from what is for good to what passes, so that a message that nobody wants is stopped at once
/// rather than held first.
/// </summary>
public static class MessageDecision
{
    private static readonly (DecisionStepName Name, Func<DecisionFacts, StepResult> Decide)[] Steps =
    [
        (DecisionStepName.Expiry, Expiry),
        (DecisionStepName.Address, Address),
        (DecisionStepName.Suppression, Suppression),
        (DecisionStepName.Consent, Consent),
        (DecisionStepName.Preference, Preference),
        (DecisionStepName.Read, Read),
        (DecisionStepName.Schedule, Schedule),
        (DecisionStepName.QuietHours, QuietHours),
        (DecisionStepName.Throttle, Throttle),
        (DecisionStepName.Window, ContentSteps.Window),
        (DecisionStepName.Template, ContentSteps.Template),
        (DecisionStepName.Segments, ContentSteps.Segments),
        (DecisionStepName.Budget, BudgetStep.Decide),
        (DecisionStepName.Provider, AccountStep.Decide),
    ];

    public static Decision Decide(DecisionFacts facts)
    {
        var taken = new List<DecisionStep>(Steps.Length);
        foreach (var (name, decide) in Steps)
        {
            var result = decide(facts);
            taken.Add(new DecisionStep(name, result.Word, result.Detail));
            if (result.Kind is DecisionKind.Hold or DecisionKind.Stop)
            {
                return new Decision
                {
                    Kind = result.Kind,
                    Reason = result.Reason,
                    Until = result.Until,
                    Steps = taken,
                    Sms = Sms(facts, name),
                    Estimate = name >= DecisionStepName.Budget ? BudgetStep.Estimate(facts) : null,
                };
            }
        }

        return new Decision
        {
            Kind = DecisionKind.Send,
            Reason = DecisionReason.None,
            Steps = taken,
            Accounts = [.. BudgetStep.Affordable(facts).Select(account => account.AccountId)],
            Sms = Sms(facts, DecisionStepName.Provider),
            Estimate = BudgetStep.Estimate(facts),
        };
    }

    private static SmsLength? Sms(DecisionFacts facts, DecisionStepName reached)
        => reached >= DecisionStepName.Segments ? ContentSteps.Sms(facts) : null;

    private static StepResult Expiry(DecisionFacts facts) => facts.ExpiresAt switch
    {
        null => StepResult.Skip("it has no expiry"),
        { } expiresAt when expiresAt <= facts.Now => StepResult.Stop(DecisionReason.Expired, $"expired at {Time(expiresAt)}"),
        { } expiresAt => StepResult.Pass($"until {Time(expiresAt)}"),
    };

    private static StepResult Address(DecisionFacts facts) => facts.Address switch
    {
        null => StepResult.Stop(DecisionReason.NoAddress, $"no address on {facts.Channel.Word()}"),
        { IsValid: false } => StepResult.Pass("the number does not exist"),
        _ => StepResult.Pass(),
    };

    private static StepResult Suppression(DecisionFacts facts)
        => SuppressionRules.Blocking(facts.Suppressions, facts.Category, facts.Now) is { } blocking
            ? StepResult.Stop(DecisionReason.Suppressed, $"{blocking.Cause.Word()} since {Time(blocking.At)}")
            : StepResult.Pass();

    private static StepResult Consent(DecisionFacts facts)
    {
        if (facts.Category.Kind is MessageCategory.SignInCode)
        {
            return StepResult.Skip("a sign-in code");
        }

        if (facts.Category.IsRequired)
        {
            return StepResult.Skip($"{facts.Category.Id} is required");
        }

        return ConsentRules.Latest(facts.Consents, facts.Category, facts.Channel) switch
        {
            { Kind: ConsentKind.Withdrawn } latest => StepResult.Stop(DecisionReason.ConsentWithdrawn, $"withdrawn at {Time(latest.At)}"),
            { } latest => StepResult.Pass($"granted at {Time(latest.At)}"),
            null when facts.Category.Kind is MessageCategory.Marketing => StepResult.Stop(DecisionReason.NoConsent, $"{facts.Category.Id} needs consent"),
            null => StepResult.Pass("none needed"),
        };
    }

    private static StepResult Preference(DecisionFacts facts)
    {
        if (facts.Category.Kind is MessageCategory.SignInCode)
        {
            return StepResult.Skip("a sign-in code");
        }

        return facts.Category.IsRequired ? StepResult.Skip($"{facts.Category.Id} is required")
            : PreferenceRules.IsWanted(facts.Preferences, facts.Category, facts.Channel) ? StepResult.Pass(facts.Category.IsOwn ? facts.Category.Id : "")
            : StepResult.Stop(DecisionReason.PreferenceOff, $"no {facts.Category.Id} messages on {facts.Channel.Word()}");
    }

    private static StepResult Read(DecisionFacts facts)
        => facts.IsRead ? StepResult.Stop(DecisionReason.AlreadyRead, "read in the inbox") : StepResult.Pass();

    private static StepResult Schedule(DecisionFacts facts) => facts.Waits != DecisionReason.None && facts.NotBefore > facts.Now
        ? StepResult.Hold(facts.Waits, facts.NotBefore, $"until {Time(facts.NotBefore)}")
        : StepResult.Pass();

    private static StepResult QuietHours(DecisionFacts facts)
    {
        if (GoesAtOnce(facts))
        {
            return StepResult.Skip("it does not wait");
        }

        return facts.QuietHours?.HeldUntil(facts.Now) is { } until
            ? StepResult.Hold(DecisionReason.QuietHours, until, facts.QuietHours.ToString())
            : StepResult.Pass();
    }

    private static StepResult Throttle(DecisionFacts facts)
    {
        if (GoesAtOnce(facts))
        {
            return StepResult.Skip("it does not wait");
        }

        return facts.Throttle?.FreeAt(facts.Now) is { } freeAt
            ? StepResult.Hold(DecisionReason.Throttled, freeAt, $"{facts.Throttle.Limit} messages in {facts.Throttle.Window}")
            : StepResult.Pass();
    }

    private static bool GoesAtOnce(DecisionFacts facts) => facts.Category.Kind switch
    {
        MessageCategory.SignInCode => true,
        MessageCategory.Transactional => facts.IsUrgent,
        _ => false,
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
