using System.Collections.Concurrent;

namespace OrleansNotify.Channels;

/// <summary>Answers as the test has it answer, and knows what it was given: by account.</summary>
internal sealed class ScriptedProvider : IMessageProvider
{
    public const string Id = "scripted";

    /// <summary>Each call, with the account that it went by.</summary>
    public ConcurrentQueue<(string Account, OutgoingMessage Message)> Calls { get; } = new();

    public Func<string, OutgoingMessage, CancellationToken, Task<ProviderOutcome>> Answer { get; set; }
        = (_, message, _) => Task.FromResult(ProviderOutcome.Accepted($"P-{message.AttemptId}"));

    public ProviderManifest Manifest { get; init; } = new()
    {
        Id = Id,
        Name = "Scripted",
        Channels = ChannelWords.All,
        Fields = [],
        Capabilities = new ProviderCapabilities { Concurrency = 8 },
        Help = "For tests.",
    };

    public async Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        Calls.Enqueue((settings.AccountId, message));
        return await Answer(settings.AccountId, message, cancellation);
    }

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation) => Task.FromResult(new ProviderCheck(true, "answers"));

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(CallbackReading.Refused("It has none."));

    public static ProviderOutcome Outcome(OutcomeKind kind, OutcomeScope scope = OutcomeScope.Message, DateTimeOffset? until = null)
        => new() { Kind = kind, Scope = scope, Until = until, Code = kind.ToString() };
}
