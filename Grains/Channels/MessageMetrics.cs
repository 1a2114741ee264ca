using System.Diagnostics.Metrics;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Channels;

internal static class MessageMetrics
{
    private static readonly Counter<long> Attempts = NotifyTelemetry.Meter.CreateCounter<long>(
        "messages.attempts", "{attempt}", "Calls of providers, by channel, provider and outcome");

    public static void Count(MessageWork work, ProviderOutcome outcome) => Attempts.Add(
        1, new("channel", work.Row.Channel.Word()), new("provider", work.Account.Manifest.Id), new("outcome", outcome.Kind.ToString()));
}
