namespace OrleansNotify.Channels;

internal sealed record MessageEnded(MessageWork Work, ProviderOutcome Outcome);
