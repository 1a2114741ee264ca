namespace OrleansNotify.Channels;

/// <param name="Duration">Of the call.</param>
internal sealed record MessageEnded(MessageWork Work, ProviderOutcome Outcome, TimeSpan Duration);
