using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.RateLimiting;
using OrleansNotify.Http;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Access;

/// <summary>Counts requests that were refused for who made them or how often, and logs one line a minute for each credential and status.</summary>
internal sealed class AccessRefusals(TimeProvider time, ILogger<AccessRefusals> logger) : BackgroundService
{
    private const string Operators = "operator";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string Credential, int Status), Tally> _tallies = new();

    public static Counter<long> Refused { get; }
        = NotifyTelemetry.Meter.CreateCounter<long>("access.refused", "{request}", "Requests refused for who made them or how often, by credential and status");

    /// <param name="status">As it was answered, but where that is another product's way to say so.</param>
    public void Note(HttpContext context, int status)
    {
        var credential = CredentialOf(context);
        Refused.Add(1, new("credential", credential), new("status", status));
        var tally = _tallies.GetOrAdd((credential, status), _ => new Tally());
        if (tally.Add(ClientAddress.Of(context), time.GetUtcNow()) is { } count)
        {
            Log(credential, status, count, tally.LastAddress);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Minute, time, stoppingToken);
            foreach (var ((credential, status), tally) in _tallies)
            {
                if (tally.Take(time.GetUtcNow()) is > 0 and var count)
                {
                    Log(credential, status, count, tally.LastAddress);
                }
            }
        }
    }

    private void Log(string credential, int status, long count, string address)
    {
        if (credential == Operators)
        {
            logger.OperatorRefused(status, count, address);
        }
        else
        {
            logger.CallerRefused(credential, status, count, address);
        }
    }

    /// <summary>What the route asks for: few words, whatever anybody sends.</summary>
    private static string CredentialOf(HttpContext context)
    {
        var route = context.GetEndpoint()?.Metadata;
        return context.Request.Path == "/metrics" || context.Request.Path.StartsWithSegments("/v1/admin") ? Operators
            : route?.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Limits.SignIn ? "code"
            : route?.GetMetadata<Credential>() is { AnyOf: [var first, ..] } ? first
            : Credential.Session;
    }

    /// <summary>Those since the last line.</summary>
    private sealed class Tally
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _loggedAt = DateTimeOffset.MinValue;
        private long _count;

        public string LastAddress { get; private set; } = "";

        /// <returns>How many to log now; null: later.</returns>
        public long? Add(string address, DateTimeOffset now)
        {
            lock (_lock)
            {
                LastAddress = address;
                _count++;
                return now - _loggedAt < Minute ? null : TakeLocked(now);
            }
        }

        public long Take(DateTimeOffset now)
        {
            lock (_lock)
            {
                return _count == 0 ? 0 : TakeLocked(now);
            }
        }

        private long TakeLocked(DateTimeOffset now)
        {
            (var count, _count, _loggedAt) = (_count, 0, now);
            return count;
        }
    }
}
